/**
 * The scripts of a document, step by step: `run`, and the inputs of actions whose text is run.
 */
import { scriptInputsOf } from '../../data/script-inputs.ts';
import type { Document } from '../../engine/document.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { actionOf } from '../../model/action.ts';
import type { Shell } from '../../model/command.ts';
import { hasMixedShells, shellOf } from '../../model/shell.ts';
import { usesKey } from '../../model/uses.ts';
import { inputOf, type Job, type Step, workflowOf } from '../../model/workflow.ts';

export interface StepScripts {
  readonly document: Document;
  readonly job: Job | undefined;
  readonly step: Step;
  readonly scripts: readonly StepScript[];
}

export interface StepScript {
  readonly scalar: ScalarNode;
  /** Who reads it. `shell`: absent when nobody can tell; `mixed`: bash on one machine, PowerShell on another. */
  readonly reader:
    | { readonly kind: 'shell'; readonly shell: Shell | undefined; readonly mixed: boolean }
    | { readonly kind: 'javascript' }
    | { readonly kind: 'action'; readonly name: string };
}

/** Steps with a `${{` in a script of theirs, each step once even where an alias repeats it. */
export function* scriptsIn(document: Document): Generator<StepScripts> {
  const seen = new Set<ScalarNode>();
  for (const { job, step } of stepsWithJobs(document)) {
    const scripts = scriptsOf(step, job).filter(({ scalar }) => scalar.value.includes('${{') && !seen.has(scalar));
    for (const { scalar } of scripts) seen.add(scalar);
    if (scripts.length > 0) yield { document, job, step, scripts };
  }
}

function* stepsWithJobs(document: Document): Generator<{ job: Job | undefined; step: Step }> {
  for (const job of workflowOf(document)?.jobs ?? []) for (const step of job.steps) yield { job, step };
  for (const step of actionOf(document)?.steps ?? []) yield { job: undefined, step };
}

function scriptsOf(step: Step, job: Job | undefined): readonly StepScript[] {
  if (step.run) {
    const reader = { kind: 'shell', shell: shellOf(step, job), mixed: hasMixedShells(step, job) } as const;
    return [{ scalar: step.run, reader }];
  }
  const { uses } = step;
  if (uses?.form !== 'repository') return [];
  return scriptInputsOf(usesKey(uses)).flatMap(({ input, language }) => {
    const scalar = inputOf(step, input);
    if (!scalar) return [];
    return [{ scalar, reader: language === 'javascript' ? { kind: language } : { kind: 'action', name: uses.name } }];
  });
}
