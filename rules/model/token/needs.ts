/**
 * What a job does with its built-in key: the rights it needs, why, and the steps we cannot judge.
 * Worked out from the table in `rules/data/permissions.json`, never guessed: what cannot be told is `unjudged`.
 */
import type { TableNeed } from '../../data/permissions.ts';
import { workflowEntry } from '../../data/permissions.ts';
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { mapAt, type Node, valueAt } from '../../engine/tree.ts';
import { mayHold, readCondition } from '../workflow/condition.ts';
import type { Level } from '../workflow/permissions.ts';
import { usesKey } from '../workflow/uses.ts';
import { type Job, permissionsOf, workflowOf } from '../workflow/workflow.ts';
import { type JobNeeds, Judgement } from './judgement.ts';
import { keyOf, type Scene } from './scene.ts';
import { judgeSteps } from './steps.ts';

export type { JobNeeds, Need, Unjudged } from './judgement.ts';

const known = new WeakMap<Repository, Map<Job, JobNeeds>>();

/** Worked out once for each job of a snapshot. */
export function needsOf(job: Job, repository: Repository): JobNeeds {
  const jobs = known.get(repository) ?? new Map<Job, JobNeeds>();
  known.set(repository, jobs);
  const needs = jobs.get(job) ?? judgeJob(job, repository, eventsOf(job), new Set([job.workflow.document]));
  jobs.set(job, needs);
  return needs;
}

/** What the steps of a job do with the token that one of them makes and puts out as `token`. */
export function needsOfToken(job: Job, step: string, repository: Repository): JobNeeds {
  const judgement = new Judgement();
  const { document } = job.workflow;
  const envs = [job.env, job.workflow.env].filter((env) => env !== undefined);
  const scene: Scene = {
    repository,
    document,
    job,
    events: eventsOf(job),
    envs,
    inputs: undefined,
    token: { step, document },
  };
  judgeSteps(job.steps, scene, judgement);
  return judgement;
}

/** The level a job needs of one right; absent when nobody can tell. */
export function levelNeeded(
  { needs, unjudged, presumed }: JobNeeds,
  scope: string,
  strict: boolean,
): Level | undefined {
  const own = needs.filter((need) => need.scope === scope);
  if (own.some(({ level, sure }) => sure && level === 'write')) return 'write';
  if (own.some(({ sure }) => !sure) || unjudged.some(({ scopes }) => scopes === 'any' || scopes.includes(scope)))
    return undefined;
  if (strict && presumed.has(scope)) return undefined;
  return own.length > 0 ? 'read' : 'none';
}

/** `workflow_call` says nothing about the event: it is the caller's. */
function eventsOf({ workflow }: Job): readonly string[] | undefined {
  const names = workflow.triggers.map(({ name }) => name);
  return names.length === 0 || names.includes('workflow_call') ? undefined : names;
}

function judgeJob(
  job: Job,
  repository: Repository,
  events: readonly string[] | undefined,
  seen: Set<Document>,
): JobNeeds {
  const judgement = new Judgement();
  const condition = readCondition(job.condition);
  const running = events?.filter((event) => mayHold(condition, event));
  if (running?.length === 0) return judgement;
  const scene: Scene = {
    repository,
    document: job.workflow.document,
    job,
    events: running,
    envs: [job.env, job.workflow.env].filter((env) => env !== undefined),
    inputs: undefined,
  };
  if (job.uses) judgeCall(job, scene, judgement, seen);
  else judgeSteps(job.steps, scene, judgement);
  judgeImages(job, scene, judgement);
  return judgement;
}

/** A called workflow may not ask for more than its caller has, so the caller needs whatever is declared there. */
function judgeCall(job: Job, scene: Scene, judgement: Judgement, seen: Set<Document>): void {
  const { uses } = job;
  if (!uses) return;
  const name = `the workflow \`${uses.text.split('@')[0]}\``;
  if (uses.form === 'repository') {
    const needs = workflowEntry(usesKey(uses));
    for (const need of needs ?? []) judgement.add(need, uses.name);
    if (!needs) judgement.cannotTell(name, 'any');
    return;
  }
  const document =
    uses.form === 'workspace' || uses.form === 'same-repository'
      ? scene.repository.documents.get(uses.path)
      : undefined;
  const called = document && workflowOf(document);
  if (!document || !called) return judgement.cannotTell(name, 'any');
  // What a workflow needs does not depend on who calls it, so each is read once; a circle ends here too.
  if (seen.has(document)) return;
  seen.add(document);
  for (const inner of called.jobs) {
    const declared = permissionsOf(inner);
    if (declared?.form === 'listed') {
      for (const { name: scope, level } of declared.scopes) {
        if (level !== 'none') judgement.add(asked(scope, level), uses.text);
      }
    } else if (declared) judgement.cannotTell(name, 'any');
    else judgement.takeOver(judgeJob(inner, scene.repository, scene.events, seen));
  }
}

function asked(scope: string, level: 'read' | 'write'): TableNeed {
  return { scope, level, why: 'the called workflow asks for it' };
}

/** The image a job runs in may come from GitHub's own registry, with the key as password. */
function judgeImages(job: Job, scene: Scene, judgement: Judgement): void {
  const services = valueAt(job.node, 'services');
  const images: readonly (Node | undefined)[] = [
    valueAt(job.node, 'container'),
    ...(services?.kind === 'map' ? services.pairs.map(({ value }) => value) : []),
  ];
  for (const image of images) {
    const password = valueAt(mapAt(image, 'credentials'), 'password');
    if (password?.kind === 'scalar' && keyOf({ scalar: password, scene }) === 'built-in')
      judgement.add({ scope: 'packages', level: 'read', why: 'pulls the image the job runs in' }, 'the image');
  }
}
