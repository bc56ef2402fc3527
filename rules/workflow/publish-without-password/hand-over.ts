/**
 * Poetry, Hatch and Flit cannot prove who they are, so they only build, and PyPI's own action uploads.
 * Source: packaging.python.org, "Publishing package distribution releases using GitHub Actions".
 */

import { edit } from '../../engine/edit/text-lines.ts';
import type { Facts } from '../../engine/facts.ts';
import { pairOf, scalarAt } from '../../engine/tree.ts';
import { newestCommit, requestFor, usesText } from '../../model/publish/newest-action.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { changeScalar, insertStep, removalOf } from '../../model/publish/step-edits.ts';
import type { Command } from '../../model/script/command.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { runnerSystems, shellOf } from '../../model/workflow/shell.ts';
import type { Plan } from './sign-in.ts';
import { linesAway, stepsAway } from './sign-in-lines.ts';
import { variablesAway } from './without-keys.ts';

const uploader = 'pypa/gh-action-pypi-publish';

/** Absent when a person has to do it: the action runs on Linux only, and takes what lies in `dist`. */
export function handOver(publishing: Publishing, facts: Facts): Plan | undefined {
  const { place, by } = publishing;
  const { job, step, document } = place;
  if (!job || by.kind !== 'command' || runnerSystems(job).join() !== 'linux' || isElsewhere(publishing))
    return undefined;
  const commit = newestCommit(uploader, facts);
  if (!commit) return { action: uploader, needs: { commitOf: requestFor(uploader) } };
  const uses = usesText(uploader, commit);
  const env = variablesAway(publishing);
  const build = buildOf(publishing);
  const { commands } = scriptOf(by.run, shellOf(step, job)).script;
  const lines = linesAway(by.run.value, commands, 'pypi');
  const earlier = stepsAway(publishing);
  const upload = build === undefined ? removalOf(by.run.value, by.command) : { ...whole(by.command), text: build };
  if (!lines || !earlier) return undefined;
  if (build === undefined && commands.length === lines.length + 1) {
    const run = pairOf(step.node, 'run');
    const left = step.node.pairs.some(({ key }) => !['name', 'id', 'if', 'run', 'env'].includes(key.value));
    return run && !left && !step.node.flow
      ? { edits: [...earlier, ...edit(document, run.span.start, endOf(publishing, run.span.end), uses), ...env] }
      : undefined;
  }
  const inserted = insertStep(job, step, uses, 'behind');
  const script = upload && changeScalar(document, by.run, [...lines, upload]);
  return inserted && script && { edits: [...earlier, ...script, ...env, ...inserted] };
}

function whole({ start, end }: Command): { readonly start: number; readonly end: number } {
  return { start, end };
}

/** A block's own line end stays. */
function endOf({ by, place: { document } }: Publishing, end: number): number {
  return by.kind === 'command' && document.text[end - 1] === '\n' ? end - 1 : end;
}

function isElsewhere({ place: { job, step } }: Publishing): boolean {
  return [
    scalarAt(step.node, 'working-directory'),
    scalarAt(job?.node, 'defaults', 'run', 'working-directory'),
    scalarAt(job?.workflow.node, 'defaults', 'run', 'working-directory'),
  ].some((one) => one !== undefined);
}

/** What the command builds besides; absent when it only uploads. */
function buildOf({ by, tool }: Publishing): string | undefined {
  if (by.kind !== 'command') return undefined;
  const builds = by.command.words.some(({ text }) => text === '--build');
  if (tool === 'flit publish') return by.command.words[1]?.text === '-m' ? 'python -m flit build' : 'flit build';
  return tool === 'poetry publish' && builds ? 'poetry build' : undefined;
}
