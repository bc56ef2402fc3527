/**
 * Which shell reads a `run` step: the step's own, the job's default, the workflow's default, else what the runner brings.
 * Source: GitHub's workflow syntax, "jobs.<job_id>.steps[*].shell" and "defaults.run".
 */

import { remember } from '../../engine/remember.ts';
import { type MapNode, type Node, type ScalarNode, scalarAt, valueAt } from '../../engine/tree.ts';
import type { Shell } from '../script/command.ts';
import { matrixNodes } from './matrix-values.ts';
import type { Job, Step } from './workflow.ts';

export type System = 'linux' | 'macos' | 'windows' | 'unknown';

/** Absent when nobody can tell. `job` is absent for a step of a composite action, which has to state its shell. */
export function shellOf(step: Step, job: Job | undefined): Shell | undefined {
  const stated = statedShell(step, job);
  if (stated) return shellNamed(stated.value);
  if (!job) return undefined;
  const systems = runnerSystems(job);
  if (systems.includes('unknown')) return undefined;
  if (!systems.includes('windows')) return 'bash';
  return systems.length === 1 ? 'pwsh' : undefined;
}

/** True when a step without a stated shell runs in bash on one machine and in PowerShell on another. */
export function hasMixedShells(step: Step, job: Job | undefined): boolean {
  if (!job || statedShell(step, job)) return false;
  const systems = runnerSystems(job);
  return systems.includes('windows') && systems.length > 1;
}

function statedShell(step: Step, job: Job | undefined): ScalarNode | undefined {
  return (
    scalarAt(step.node, 'shell') ??
    scalarAt(job?.node, 'defaults', 'run', 'shell') ??
    scalarAt(job?.workflow.node, 'defaults', 'run', 'shell')
  );
}

/** `/bin/bash -e {0}` is bash. An expression is nothing. */
function shellNamed(text: string): Shell | undefined {
  if (text.includes('${{')) return undefined;
  const program =
    text
      .trim()
      .split(/\s+/)[0]
      ?.split(/[\\/]/)
      .at(-1)
      ?.toLowerCase()
      .replace(/\.exe$/, '') ?? '';
  if (['bash', 'zsh'].includes(program)) return 'bash';
  if (['sh', 'dash', 'ash'].includes(program)) return 'sh';
  if (program === 'pwsh' || program === 'powershell' || program === 'cmd') return program;
  if (/^python[\d.]*$/.test(program)) return 'python';
  return program === '' ? undefined : 'other';
}

/** The systems a job may run on, each once. A matrix is followed where its values are written out. */
export function runnerSystems(job: Job): readonly System[] {
  return systemsOf(job.node);
}

const systemsOf = remember((job: MapNode): readonly System[] => {
  const labels = labelsOf(valueAt(job, 'runs-on'), job);
  const systems = labels.map(systemOf);
  const known = systems.filter((system) => system !== 'unknown');
  // `[self-hosted, linux, x64]` is one machine: a label that says nothing does not count beside one that does.
  return known.length > 0 ? [...new Set(known)] : ['unknown'];
});

/** True when the job runs on a machine of the project's own, as far as its labels say. */
export function isSelfHosted(job: Job): boolean {
  return labelsOf(valueAt(job.node, 'runs-on'), job.node).includes('self-hosted');
}

function labelsOf(node: Node | undefined, job: MapNode): readonly string[] {
  if (node?.kind === 'list') return node.items.flatMap((item) => labelsOf(item, job));
  if (node?.kind === 'map') return labelsOf(valueAt(node, 'labels'), job);
  if (node?.kind !== 'scalar') return [];
  const matrix = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(node.value.trim());
  // What a matrix puts there is not looked up in it once more.
  return matrix
    ? matrixNodes(job, [matrix[1] ?? '']).flatMap((value) => labelsOf(value, { ...job, pairs: [] }))
    : [node.value];
}

function systemOf(label: string): System {
  const text = label.toLowerCase();
  if (text.includes('${{')) return 'unknown';
  if (text.includes('ubuntu') || text === 'linux') return 'linux';
  if (text.includes('macos')) return 'macos';
  return text.startsWith('windows') || text.includes('windows-') ? 'windows' : 'unknown';
}
