/**
 * Where a job takes in an artifact that another run saved. After a stranger's pull request that run was theirs, and so is the artifact.
 */
import { artifactActions } from '../../data/artifact-actions.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import { scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { shellOf } from '../workflow/shell.ts';
import { isAction, usesKey } from '../workflow/uses.ts';
import { inputOf, type Job, type Step } from '../workflow/workflow.ts';
import { plainFolder } from './folder.ts';

export interface Download {
  readonly step: Step;
  readonly at: Span;
  /** Where its files land: below the workspace, or a path from the root. */
  readonly folder: string;
  /** For commands: where in the script the files are there. */
  readonly scriptOffset: number | undefined;
  /** What a person calls it: the action, or the command. */
  readonly words: string;
  /** The input that says where to, for a fix; absent for commands and where the action has none. */
  readonly folderInput: string | undefined;
  readonly isData: true;
  /** Made by another job of the same run. */
  readonly isRelayed?: true;
}

export function downloadsIn(job: Job): readonly Download[] {
  const found: Download[] = [];
  let archive = false;
  for (const step of job.steps) {
    if (step.run) {
      found.push(...commandDownloads(job, step, step.run, archive));
      archive ||= fetchesArchive(step.run.value);
    } else if (isAction(step.uses, 'actions/github-script')) {
      found.push(...scriptDownload(step));
      archive ||= /\bdownloadArtifact\b/.test(inputOf(step, 'script')?.value ?? '');
    } else {
      const download = actionDownload(step);
      if (download) found.push(download);
    }
  }
  return found;
}

function actionDownload(step: Step): Download | undefined {
  const { uses } = step;
  if (uses?.form !== 'repository') return undefined;
  const known = artifactActions(usesKey(uses));
  if (!known || isOwnRun(step, known.run)) return undefined;
  return {
    step,
    at: uses.scalar.span,
    folder: plainFolder(inputOf(step, known.folder)?.value ?? ''),
    scriptOffset: undefined,
    words: uses.name,
    folderInput: known.folder,
    isData: true,
  };
}

/** `run`: the input that names another run. Without it, GitHub's own action takes what this run saved. */
function isOwnRun(step: Step, run: string | undefined): boolean {
  if (run !== undefined) return (inputOf(step, run)?.value ?? '') === '';
  // Runs of a push come from the project itself.
  return /^(push|schedule|workflow_dispatch|release)$/.test(inputOf(step, 'event')?.value ?? '');
}

/** JavaScript that fetches the archive and unpacks it by itself. */
function scriptDownload(step: Step): readonly Download[] {
  const script = inputOf(step, 'script');
  const at = script?.value.indexOf('downloadArtifact') ?? -1;
  if (!script || at < 0) return [];
  const unpacked = /\bunzip\b([^\n]*)|\bextractAllTo\(\s*['"`]([^'"`]*)|\bextractZip\(/.exec(script.value.slice(at));
  if (!unpacked) return [];
  const [, options = '', target] = unpacked;
  const folder = target ?? /-d['"`,\s]+([^'"`\s,)]+)/.exec(options)?.[1] ?? '';
  return [
    {
      step,
      at: placeInScript(script, at, at + 'downloadArtifact'.length),
      folder: plainFolder(folder),
      scriptOffset: undefined,
      words: 'downloadArtifact',
      folderInput: undefined,
      isData: true,
    },
  ];
}

function fetchesArchive(script: string): boolean {
  return /\b(actions\/artifacts\b|archive_download_url|artifacts_url|\/artifacts\/|\/artifacts\b.*\bzip)/.test(script);
}

/** `gh run download`, and `unzip` of an archive that was fetched before. */
function commandDownloads(job: Job, step: Step, run: ScalarNode, archive: boolean): readonly Download[] {
  if (!/\bgh\s+run\s+download\b|\b(unzip|Expand-Archive|7z|bsdtar)\b/i.test(run.value)) return [];
  const found: Download[] = [];
  let fetched = archive;
  const isAlone = !job.steps.some(({ uses }) => isAction(uses, 'actions/checkout'));
  for (const command of scriptOf(run, shellOf(step, job)).script.commands) {
    fetched ||= fetchesArchive(run.value.slice(command.start, command.end));
    const folder = folderOf(command, fetched);
    if (folder === undefined) continue;
    const words = command.words.map(({ text }) => text);
    found.push({
      step,
      at: placeInScript(run, command.start, command.end),
      // A name that the run makes up can be any folder; where nothing else came in, it does not matter which.
      folder: /^\$(?!\{?(RUNNER_TEMP|HOME))/.test(folder) && isAlone ? '' : plainFolder(folder),
      scriptOffset: command.end,
      words: words.slice(0, words[0] === 'gh' ? 3 : 1).join(' '),
      folderInput: undefined,
      isData: true,
    });
  }
  return found;
}

/** Absent when the command brings no artifact. */
function folderOf({ words }: Command, fetched: boolean): string | undefined {
  const texts = words.map(({ text }) => text);
  if (texts.slice(0, 3).join(' ') === 'gh run download') return optionOf(texts, /^(-D|--dir)$/) ?? '';
  const program = texts[0]?.toLowerCase() ?? '';
  if (!fetched || !['unzip', 'expand-archive', '7z', 'bsdtar'].includes(program)) return undefined;
  // `unzip -p` writes to a pipe.
  if (program === 'unzip' && texts.some((word) => /^-[a-z]*[pclt]$/.test(word))) return undefined;
  return (
    optionOf(texts, /^(-d|-DestinationPath|-C)$/i) ??
    texts.find((word) => /^-(o|d)[^-\s]/.test(word) && program === '7z')?.slice(2) ??
    ''
  );
}

function optionOf(words: readonly string[], option: RegExp): string | undefined {
  const at = words.findIndex((word) => option.test(word.split('=')[0] ?? ''));
  if (at < 0) return undefined;
  return words[at]?.includes('=') ? words[at]?.split('=')[1] : words[at + 1];
}
