/**
 * What each old template gives back, and the places in which all of them change a job.
 */
import type { Document } from '../../engine/document.ts';
import { edit, indentRest } from '../../engine/edit/text-lines.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { mapAt } from '../../engine/tree.ts';
import { type Edits, listPlace } from '../../model/publish/step-edits.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';

export interface OldTemplate {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Another step in the place of this one. Absent where the step is not written in lines of its own. */
export function replaceStep(job: Job, step: Step, text: string): Edits | undefined {
  const { document } = job.workflow;
  const { start } = step.node.span;
  if (step.node.flow || !listPlace(job, step)) return undefined;
  const column = start - (document.text.lastIndexOf('\n', start - 1) + 1);
  const end = start + document.text.slice(start, step.node.span.end).trimEnd().length;
  return edit(document, start, end, indentRest(text, ' '.repeat(column)));
}

/** A new job behind this one, with a name nobody uses yet. */
export function jobBehind(job: Job, text: string): Edits | undefined {
  const { document, node, jobs } = job.workflow;
  const map = mapAt(node, 'jobs');
  if (!map || map.flow) return undefined;
  const taken = jobs.map(({ id }) => id);
  const name = ['publish', 'publish-package', 'publish-release'].find((one) => !taken.includes(one));
  return name === undefined ? undefined : setKey(document, map, name, text, { after: job.id });
}

/** Comments of a step that goes away would go with it. */
export function hasComments(document: Document, { node }: Step): boolean {
  return document.tree.comments.some(({ start }) => start >= node.span.start && start < node.span.end);
}
