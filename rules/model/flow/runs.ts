/**
 * What the later steps of a job run from the folder a stranger's code landed in.
 */
import type { Span } from '../../engine/tree.ts';
import { actionRunsFolder, inputRun, runsFolder } from '../script/folder-code.ts';
import { scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { shellOf } from '../workflow/shell.ts';
import { isAction } from '../workflow/uses.ts';
import type { Job, Step } from '../workflow/workflow.ts';
import { folderOf } from './checkout-arrivals.ts';
import { textOfCommand } from './command-arrivals.ts';
import { folderAfter, isWithin, joined, plainFolder, workingFolder } from './folder.ts';

export interface Run {
  readonly at: Span;
  /** `npm ci`, or the name of the action. */
  readonly words: string;
}

/** Where a stranger's files are: from this step on, or from this place in its script on. */
interface Landed {
  readonly step: Step;
  readonly folder: string;
  readonly scriptOffset: number | undefined;
  /** The files are data: a command that only names their folder reads them, and runs nothing of them. */
  readonly isData?: true;
}

/** In order. */
export function runsAfter(job: Job, arrival: Landed): readonly Run[] {
  const others = job.steps
    .filter((step) => isAction(step.uses, 'actions/checkout') && step !== arrival.step)
    .map(folderOf);
  const runs: Run[] = [];
  for (const step of job.steps) {
    if (step.index < arrival.step.index || runs.length >= mostRuns) continue;
    if (step === arrival.step) {
      if (arrival.scriptOffset !== undefined)
        runs.push(...commandsFrom(job, step, arrival, arrival.scriptOffset, others));
    } else if (isAction(step.uses, 'actions/checkout') && folderOf(step) === arrival.folder) break;
    else if (step.run) runs.push(...commandsFrom(job, step, arrival, 0, others));
    else if (step.uses && actionRunsFolder(step) && isAbout(step, arrival.folder))
      runs.push({
        at: step.uses.scalar.span,
        words: step.uses.form === 'repository' ? step.uses.name : step.uses.text,
      });
  }
  return runs.slice(0, mostRuns);
}

const mostRuns = 100;

function commandsFrom(
  job: Job,
  step: Step,
  { folder, isData }: Landed,
  after: number,
  others: readonly string[],
): readonly Run[] {
  const { run } = step;
  if (!run) return [];
  let here = workingFolder(job, step);
  const found: Run[] = [];
  const { commands } = scriptOf(run, shellOf(step, job)).script;
  for (const [index, command] of commands.entries()) {
    const [program] = command.words;
    if (program?.text === 'cd' || program?.text === 'pushd') {
      here = folderAfter(command, here);
      continue;
    }
    if (command.start < after || here === undefined || !program) continue;
    const last = command.words[1] ?? program;
    const input = inputRun(command, commands[index - 1]);
    const words = command.words.map(({ text }) => text);
    if (
      isNamedAndRun(words, folder) ||
      (input !== undefined && (folder === '' || isWithin(joined(here, input), folder))) ||
      (runsFolder(command) && isStrangers(here, folder, others, words, isData === true))
    )
      found.push({ at: placeInScript(run, program.start, last.end), words: textOfCommand(command) });
  }
  return found;
}

/** The command stands in the stranger's folder and not in one of another checkout below it, or names a file of it. */
function isStrangers(
  here: string,
  folder: string,
  others: readonly string[],
  words: readonly string[],
  isData: boolean,
): boolean {
  if (folder === '') return !others.some((other) => other !== '' && isWithin(here, other));
  return (
    isWithin(here, folder) ||
    words.some((word, at) => isWithin(plainFolder(word), folder) && (!isData || isExecuted(words, at)))
  );
}

/** A file of the folder by its full name: `"$RUNNER_TEMP/artifact/run.sh"`, `bash /tmp/artifact/run.sh`. */
function isNamedAndRun(words: readonly string[], folder: string): boolean {
  if (!/^[/$]/.test(folder)) return false;
  return words.slice(0, 2).some((word, at) => isWithin(plainFolder(word), folder) && isExecuted(words, at));
}

/** The program itself, the file of an interpreter, or the folder that a tool is sent to. */
function isExecuted(words: readonly string[], at: number): boolean {
  const program = words[0] ?? '';
  if (
    at === 0 ||
    /^(-[Cfpr]|-jar|--(prefix|directory|project|cwd|manifest-path|dir|file|project-dir|requirement))$/.test(
      words[at - 1] ?? '',
    )
  )
    return true;
  if (at > 1 && program === 'go') return true;
  if (at > 1 && /^(docker|podman)$/.test(program)) return !words.some((word) => /^(-f|--file\b)/.test(word));
  return (
    at === 1 && /^(ba|z|da)?sh$|^(source|\.|node|pwsh|ruby|perl|deno|bun)$|^(php|Rscript)$|^python[\d.]*$/.test(program)
  );
}

/** An action reads the workspace; code in a folder of its own it reads only where an input names that folder. */
function isAbout({ uses, with: inputs }: Step, folder: string): boolean {
  if (uses?.form === 'workspace') return folder === '' || isWithin(plainFolder(uses.path), folder);
  if (folder === '') return true;
  return (
    inputs?.pairs.some(({ value }) => value?.kind === 'scalar' && isWithin(plainFolder(value.value), folder)) ?? false
  );
}
