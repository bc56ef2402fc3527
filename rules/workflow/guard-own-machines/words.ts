/**
 * What a person reads about one job on a machine of their own.
 */
import type { Document } from '../../engine/document.ts';
import type { Equivalent, Related } from '../../engine/finding.ts';
import { isSure, type OwnMachine } from '../../model/workflow/own-machine.ts';
import { wordsFor } from '../../model/workflow/trigger.ts';
import type { Judgement } from './judge.ts';

export function messageFor(machine: OwnMachine, { pulls, fetching }: Judgement): string {
  const can = isSure(machine) ? 'can' : 'may';
  if (fetching) return `A stranger’s code ${can} run on your own machine here. Use one of GitHub’s machines.`;
  if (pulls.length > 0) return `A fork’s code ${can} run on your own machine here. Keep forks out of this job.`;
  if (machine.by === 'group') return 'This group may hold machines of your own. Keep them clean between runs.';
  if (machine.by === 'expression') return 'This may name a machine of your own. Keep it clean between runs.';
  return '`self-hosted` runs this job on your own machine. Keep it clean between runs.';
}

export function relatedFor(
  { path }: Document,
  { by, label, pair }: OwnMachine,
  { pulls, fetching }: Judgement,
): readonly Related[] {
  const related: Related[] = [];
  const event = fetching ?? pulls[0];
  if (event)
    related.push({
      place: { path: event.path, span: event.at },
      message: `Anyone can start this ${wordsFor(event.name)}.`,
    });
  const isElsewhere = label !== undefined && (label.span.start < pair.span.start || label.span.end > pair.span.end);
  if (by === 'matrix' && label && isElsewhere)
    related.push({ place: { path, span: label.span }, message: 'This value names a machine of your own.' });
  return related;
}

export function equivalentsFor({ by }: OwnMachine, { pulls, fetching }: Judgement): readonly Equivalent[] {
  if (by === 'name') return ['poutine:pr_runs_on_self_hosted'];
  const always: readonly Equivalent[] = ['zizmor:self-hosted-runner', 'octoscan:runner-label'];
  if (pulls.length === 0 && !fetching) return always;
  return [...always, 'poutine:pr_runs_on_self_hosted', 'codeql:actions/code-execution-on-self-hosted', 'raven:RQ-10'];
}
