/**
 * Where a stranger could get at the cache of a job that may write it: their code is run, their files are cached, or their text is
 * part of a command. GitHub's read-only default closes this for events they can start, so this is for people who want to see it all.
 */
import { cacheAction } from '../../data/cache-actions.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Equivalent, Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { type Span, sourceOf } from '../../engine/tree.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { chosenTexts } from '../../model/flow/chosen-texts.ts';
import { originsOf } from '../../model/flow/flow.ts';
import { strangersArtifacts } from '../../model/flow/relayed.ts';
import { runsAfter } from '../../model/flow/runs.ts';
import { interpolationsOf } from '../../model/script/read-script.ts';
import { shortText } from '../../model/short-text.ts';
import { cacheModeOf, mayWrite } from '../../model/workflow/cache-mode.ts';
import { startingEvents } from '../../model/workflow/trigger.ts';
import { isAction, usesKey } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step } from '../../model/workflow/workflow.ts';
import { openEvents } from './events.ts';

/** Events whose runs write the cache of the main branch without being asked to. */
const writers = [
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'delete',
  'registry_package',
  'page_build',
];

interface Way {
  readonly at: Span;
  readonly step: Step;
  readonly kind: 'code-injection' | 'direct-cache' | 'poisonable-step';
  /** It comes with an event whose runs write the cache. */
  readonly mayWrite?: boolean;
}

export function* ways(job: Job, repository: Repository): Generator<Found> {
  const mode = cacheModeOf(job);
  if (mode && !mayWrite(mode) && mode.mode !== 'unclear') return;
  const names = (startingEvents(job.workflow, repository) ?? []).map(({ name }) => name);
  const open = openEvents(job.workflow, repository).map(({ name }) => name);
  const writing = names.filter((name) => writers.includes(name));
  if (open.length + writing.length === 0) return;
  const isOpen = mode !== undefined && open.length > 0;
  const found = [
    ...(open.length > 0 ? brought(job, repository) : []),
    ...spoken(job, [...open, ...writing], repository),
  ];
  for (const { at, step, kind, mayWrite: writes } of found) {
    yield {
      at,
      scope: step.node.span,
      severity: 'good-habit',
      certainty: 'possible',
      message: messageFor(kind, isOpen || open.length === 0 || writes === true),
      equivalents: [`codeql:actions/cache-poisoning/${kind}` satisfies Equivalent],
      fixes: [onlyRead(job)],
    };
  }
}

function brought(job: Job, repository: Repository): readonly Way[] {
  const found = new Map<number, Way>();
  const arrivals = arrivalsIn(job, repository).filter(({ brings }) => brings === 'commit');
  for (const arrival of [...arrivals, ...strangersArtifacts(job, repository)]) {
    for (const { at } of runsAfter(job, arrival)) {
      const step = job.steps.find(({ node: { span } }) => span.start <= at.start && at.end <= span.end);
      if (step) found.set(at.start, { at, step, kind: 'poisonable-step' });
    }
    for (const step of job.steps) {
      const { uses } = step;
      if (step.index <= arrival.step.index || uses?.form !== 'repository' || found.has(uses.nameAt.start)) continue;
      if (cacheAction(usesKey(uses)) && savesFiles(step))
        found.set(uses.nameAt.start, { at: uses.nameAt, step, kind: 'direct-cache' });
    }
  }
  return [...found.values()];
}

/** Restoring alone hands nothing on; a setup action saves only with its cache named. */
function savesFiles({ uses, with: inputs }: Step): boolean {
  if (uses?.form !== 'repository') return false;
  const key = usesKey(uses);
  if (key === 'actions/cache/restore') return false;
  return key.startsWith('actions/cache') || (inputs?.pairs.some((pair) => /cache/i.test(pair.key.value)) ?? false);
}

/** Only what people outside the project write counts, in a run of one of these events. */
function spoken(job: Job, events: readonly string[], repository: Repository): readonly Way[] {
  return job.steps.flatMap((step) => {
    const script = step.run ?? (isAction(step.uses, 'actions/github-script') ? inputOf(step, 'script') : undefined);
    if (!script) return [];
    const from = { document: job.workflow.document, job, step };
    return interpolationsOf(script).flatMap(({ start, end, expression }): readonly Way[] => {
      const bringing = originsOf(expression, from, repository, chosenTexts)
        .filter(({ text }) => text.chooser !== 'maintainer')
        .flatMap(({ text }) => text.events.filter((one) => events.includes(one)));
      if (bringing.length === 0) return [];
      const mayWrite = bringing.some((one) => writers.includes(one));
      return [{ at: sourceOf(script, start, end), step, kind: 'code-injection', mayWrite }];
    });
  });
}

function messageFor(kind: Way['kind'], mayChange: boolean): string {
  const what = {
    'code-injection': 'A stranger’s text is part of a command here.',
    'direct-cache': 'A stranger’s files can be cached here.',
    'poisonable-step': 'A stranger’s code runs here.',
  }[kind];
  return mayChange
    ? `${what} The run may change your cache, so let it only read.`
    : `${what} GitHub lets such a run only read the cache.`;
}

function onlyRead(job: Job): Fix {
  return {
    title: `Let the job \`${shortText(job.id)}\` only read the cache`,
    safety: 'careful',
    edits: setKey(job.workflow.document, job.node, 'cache-mode', 'read', { after: 'runs-on' }),
    guide: ['Later runs no longer find what this job would have saved.'],
  };
}
