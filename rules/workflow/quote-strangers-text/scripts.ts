/**
 * The scripts of a document, step by step: `run`, and the inputs of actions whose text is run.
 */
import { scriptInputsOf } from '../../data/script-inputs.ts';
import type { Document } from '../../engine/document.ts';
import type { MapNode, ScalarNode } from '../../engine/tree.ts';
import type { Shell } from '../../model/script/command.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { hasMixedShells, shellOf } from '../../model/workflow/shell.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step } from '../../model/workflow/workflow.ts';

export interface StepScripts {
  readonly document: Document;
  readonly job: Job | undefined;
  readonly step: Step;
  readonly scripts: readonly StepScript[];
}

export interface StepScript {
  readonly scalar: ScalarNode;
  /** Through an alias, another step runs the very same text with an `env` of its own. */
  readonly isShared: boolean;
  /** Who reads it. `shell`: absent when nobody can tell; `mixed`: bash on one machine, PowerShell on another. */
  readonly reader:
    | { readonly kind: 'shell'; readonly shell: Shell | undefined; readonly mixed: boolean }
    | { readonly kind: 'javascript' }
    | { readonly kind: 'action'; readonly name: string };
}

/** Steps with a `${{` in a script of theirs, each step once even where an alias repeats it. */
export function* scriptsIn(document: Document): Generator<StepScripts> {
  const steps = stepPlacesIn(document).map(({ job, step }) => ({
    job,
    step,
    scripts: scriptsOf(step, job).filter(({ scalar }) => scalar.value.includes('${{')),
  }));
  const users = new Map<ScalarNode, Set<MapNode>>();
  for (const { step, scripts } of steps)
    for (const { scalar } of scripts) users.set(scalar, (users.get(scalar) ?? new Set()).add(step.node));
  const seen = new Set<ScalarNode>();
  for (const { job, step, scripts } of steps) {
    const fresh = scripts.filter(({ scalar }) => !seen.has(scalar));
    for (const { scalar } of fresh) seen.add(scalar);
    const shared = fresh.map((script) => ({ ...script, isShared: (users.get(script.scalar)?.size ?? 0) > 1 }));
    if (shared.length > 0) yield { document, job, step, scripts: shared };
  }
}

function scriptsOf(step: Step, job: Job | undefined): readonly Omit<StepScript, 'isShared'>[] {
  if (step.run) {
    const reader = { kind: 'shell', shell: shellOf(step, job), mixed: hasMixedShells(step, job) } as const;
    return [{ scalar: step.run, reader }];
  }
  const { uses } = step;
  if (uses?.form !== 'repository') return [];
  return scriptInputsOf(usesKey(uses)).flatMap(({ input, language }) => {
    const scalar = inputOf(step, input);
    if (!scalar) return [];
    const reader =
      language === 'javascript' ? ({ kind: language } as const) : ({ kind: 'action', name: uses.name } as const);
    return [{ scalar, reader }];
  });
}
