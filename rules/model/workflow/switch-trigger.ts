/**
 * Edits that let a workflow start with `pull_request` instead of `pull_request_target`: for forks without secrets, with a key that only reads.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { removeItem, removeKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { valueAt } from '../../engine/tree.ts';
import type { Workflow } from './workflow.ts';

/** Empty when the workflow has no such trigger, or where nobody can tell how to change it. */
export function startWithoutSecrets({ document, node, triggers }: Workflow): readonly TextEdit[] {
  const target = triggers.find(({ name }) => name === 'pull_request_target');
  if (!target) return [];
  const has = triggers.some(({ name }) => name === 'pull_request');
  if (!has) return [rename(document.path, document.text, target.at.start), ...renamesInJobs(document)];
  const on = valueAt(node, 'on') ?? valueAt(node, 'true');
  if (on?.kind === 'map') return removeKey(document, on, 'pull_request_target');
  if (on?.kind !== 'list') return [];
  const index = on.items.findIndex((item) => item.kind === 'scalar' && item.value === 'pull_request_target');
  return removeItem(document, on, index);
}

/** Conditions that ask for the event by its name ask for the new one; otherwise their jobs would never run again. */
const renamesInJobs = perDocument(({ path, text, tree, root }: Document): readonly TextEdit[] => {
  const jobs = valueAt(root, 'jobs')?.span;
  if (!jobs) return [];
  return [...text.slice(jobs.start, jobs.end).matchAll(/(?<=['"])pull_request_target(?=['"])/g)]
    .map(({ index }) => jobs.start + index)
    .filter((at) => !tree.comments.some(({ start, end }) => start <= at && at < end))
    .map((at) => rename(path, text, at));
});

/** Renames the first one at or behind an offset. Keeps quotes around the name. */
function rename(path: string, text: string, from: number): TextEdit {
  const start = text.indexOf('pull_request_target', from);
  return { path, span: { start, end: start + 'pull_request_target'.length }, text: 'pull_request' };
}
