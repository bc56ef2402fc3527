/**
 * Folders of a job's workspace, as inputs and commands name them: without `./`, without slashes at the end, '' for the workspace itself.
 */
import { scalarAt } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import type { Job, Step } from '../workflow/workflow.ts';

/** `./pr/` and `${{ github.workspace }}/pr` are `pr`; the runner's folder for passing files is always `$RUNNER_TEMP`. */
export function plainFolder(path: string): string {
  return path
    .trim()
    .replace(/^(\$\{\{\s*github\.workspace\s*\}\}|\$\{?GITHUB_WORKSPACE\}?)(?=\/|$)/, '.')
    .replace(/^(\$\{\{\s*runner\.temp\s*\}\}|\$\{RUNNER_TEMP\}|\$env:RUNNER_TEMP)/, '$RUNNER_TEMP')
    .replace(/^(\.\/+)+|\/+$/g, '')
    .replace(/^\.$/, '');
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Where a step's script begins; absent where nobody can tell. */
export function workingFolder(job: Job | undefined, step: Step): string | undefined {
  const stated =
    scalarAt(step.node, 'working-directory') ??
    scalarAt(job?.node, 'defaults', 'run', 'working-directory') ??
    scalarAt(job?.workflow.node, 'defaults', 'run', 'working-directory');
  if (!stated) return '';
  const folder = plainFolder(stated.value);
  return /^[\w.@/-]*$/.test(folder) && !stated.value.startsWith('/') ? folder : undefined;
}

/** Where a command goes with `cd`; absent where nobody can tell. The command itself when it goes nowhere. */
export function folderAfter(command: Command, here: string | undefined): string | undefined {
  const [program, target] = command.words;
  if (program?.text !== 'cd' && program?.text !== 'pushd') return here;
  if (!target || !/^[^$~/-]|^\$\{?GITHUB_WORKSPACE/.test(target.text) || target.text.startsWith('..')) return undefined;
  return joined(here ?? '', target.text);
}

export function joined(here: string, path: string): string {
  return [here, plainFolder(path)].filter((part) => part !== '').join('/');
}

/** A path in the workspace is one below the folder; a path from the root only where the folder is one too. */
export function isBelow(file: string, folder: string): boolean {
  if (/GITHUB_(EVENT_PATH|OUTPUT|ENV|STATE|STEP_SUMMARY|PATH)/.test(file) || file === '' || file === '-') return false;
  const path = plainFolder(file);
  if (/^[/~]|^\$/.test(path)) return folder !== '' && isWithin(path, folder);
  return folder === '' || isWithin(path, folder);
}
