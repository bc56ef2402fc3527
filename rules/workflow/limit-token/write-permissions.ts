/**
 * Edits that put `permissions` where a reader looks for them: behind `on:` in a workflow, behind `runs-on:` in a job.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { pairOf } from '../../engine/tree.ts';
import type { Job, Workflow } from '../../model/workflow/workflow.ts';
import { type Reasons, type Rights, rightsText, type Shared } from './rights.ts';

export function writeShared(workflow: Workflow, { top, byJob }: Shared, reasons?: Reasons): readonly TextEdit[] {
  return [...writeTop(workflow, top, reasons), ...writeJobs(workflow.document, byJob, reasons)];
}

export function writeTop({ document, node }: Workflow, rights: Rights, reasons?: Reasons): readonly TextEdit[] {
  const on = node.pairs.findIndex(({ key }) => key.value === 'on' || key.value === 'true');
  const next = node.pairs[on + 1]?.key.value ?? 'jobs';
  return setKey(document, node, 'permissions', rightsText(rights, reasons), { before: next });
}

/** Jobs that are one and the same text, through an alias, are written once. */
export function writeJobs(document: Document, byJob: ReadonlyMap<Job, Rights>, reasons?: Reasons): readonly TextEdit[] {
  const nodes = new Map([...byJob].map(([job, rights]) => [job.node, { job, rights }] as const));
  return [...nodes.values()].flatMap(({ job, rights }) => writeJob(document, job, rights, reasons));
}

export function writeJob(document: Document, { node }: Job, rights: Rights, reasons?: Reasons): readonly TextEdit[] {
  const where = pairOf(node, 'runs-on') ? { after: 'runs-on' } : { before: pairOf(node, 'uses') ? 'uses' : 'steps' };
  return setKey(document, node, 'permissions', rightsText(rights, reasons), where);
}
