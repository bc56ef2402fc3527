/**
 * Whose files lie in the folder that `./` names, when the step runs: the running commit's, perhaps changed ones, or another repository's.
 */
import type { Document } from '../../engine/document.ts';
import type { UsesPlace } from '../../model/workflow/action.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step, triggerNamed } from '../../model/workflow/workflow.ts';

export type Origin =
  /** Exactly the files of the running commit: `$/` names the same. */
  | { readonly from: 'this commit' }
  /** The own repository, perhaps at another commit or with files that a step made. `inside`: the folder it was put in. */
  | { readonly from: 'this repository'; readonly inside: string }
  | { readonly from: 'another repository'; readonly repository: string; readonly path: string };

export function originOf(document: Document, { uses, step }: UsesPlace): Origin {
  // GitHub itself takes a called workflow from the running commit.
  if (!step) return { from: 'this commit' };
  const path = uses.form === 'workspace' ? folder(uses.path) : '';
  const jobs = stepPlacesIn(document).flatMap((place) =>
    place.step.node === step.node && place.job ? [place.job] : [],
  );
  const origins = jobs.map((job) => originIn(job, step, path));
  return (
    origins.find(({ from }) => from !== 'this commit') ??
    (origins.length > 0 ? { from: 'this commit' } : { from: 'this repository', inside: '' })
  );
}

function originIn(job: Job, step: Step, path: string): Origin {
  const at = job.steps.findIndex(({ node }) => node === step.node);
  const before = job.steps.slice(0, Math.max(0, at));
  const holds = (checkout: Step): boolean => {
    const inside = folderOf(checkout);
    return inside === '' || path === inside || path.startsWith(`${inside}/`);
  };
  const checkout = before
    .filter(({ uses }) => isAction(uses, 'actions/checkout'))
    .filter(holds)
    .sort((a, b) => folderOf(a).length - folderOf(b).length)
    .at(-1);
  const inside = checkout ? folderOf(checkout) : '';
  const repository = checkout && inputOf(checkout, 'repository')?.value.trim();
  if (repository && !/^\$\{\{\s*github\.repository\s*\}\}$/.test(repository))
    return { from: 'another repository', repository, path: folder(path.slice(inside.length)) };
  const isPlain =
    checkout !== undefined &&
    !['ref', 'path', 'submodules', 'sparse-checkout'].some((name) => inputOf(checkout, name)) &&
    before.every((other) => other === checkout || leavesFilesAlone(other)) &&
    // A called workflow runs in the caller's folder, which can be another project's.
    !triggerNamed(job.workflow, 'workflow_call');
  return isPlain ? { from: 'this commit' } : { from: 'this repository', inside };
}

/** Steps that set up a tool, and nothing in the folder. */
function leavesFilesAlone({ uses }: Step): boolean {
  return uses?.form === 'repository' && /^(setup-[\w-]+|action-setup|harden-runner|rust-toolchain)$/i.test(uses.repo);
}

function folderOf(checkout: Step): string {
  return folder(inputOf(checkout, 'path')?.value ?? '');
}

function folder(path: string): string {
  return path
    .trim()
    .replace(/^(\.?\/)+|\/+$/g, '')
    .replace(/^\.$/, '');
}
