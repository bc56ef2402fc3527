/**
 * Takes the stored passwords out of a step whose tool proves who it is by itself once none is given. Raises what is too old to.
 */
import type { TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { type Change, changedText, changeScalar, type Edits, removeEntries } from '../../model/publish/step-edits.ts';
import type { Command } from '../../model/script/command.ts';
import { newEnoughAction } from './action-version.ts';
import { newEnoughNode, npmInstead } from './npm.ts';
import { commandsOf, linesAway, stepsAway } from './sign-in-lines.ts';

/** Absent when a person has to do it. */
export function withoutKeys(publishing: Publishing): Edits | undefined {
  const { by, registry } = publishing;
  const keys = keysAway(publishing);
  if (!keys) return undefined;
  const more = by.kind === 'action' ? newEnoughAction(publishing) : registry === 'npm' ? npmInstead(publishing) : [];
  const node = registry === 'npm' ? newEnoughNode(publishing) : [];
  return more && node && [...node, ...keys, ...more];
}

/** Only the passwords go. */
export function keysAway(publishing: Publishing): Edits | undefined {
  const { place, by } = publishing;
  const { document, step } = place;
  const edits: TextEdit[] = [];
  const inputs = by.kind === 'action' ? [...by.action.passwords, ...by.action.beside] : [];
  if (inputs.length > 0 && step.with) {
    const names = step.with.pairs.map(({ key }) => key.value).filter((name) => inputs.includes(name.toLowerCase()));
    edits.push(...removeEntries(document, step.node, 'with', names));
  }
  edits.push(...variablesAway(publishing));
  const script = by.kind === 'command' ? scriptAway(publishing, by.run, by.command) : [];
  const steps = stepsAway(publishing);
  return script && steps && [...edits, ...script, ...steps];
}

/** Out of the step, its job and the workflow. */
export function variablesAway({ keys, place: { document, job, step } }: Publishing): Edits {
  const edits: TextEdit[] = [];
  const owners = [step.node, job?.node, job?.workflow.node];
  for (const owner of owners) {
    const names = keys.flatMap(({ from }) =>
      owner && from.kind === 'variable' && owner.pairs.some(({ value }) => value === from.map) ? [from.name] : [],
    );
    // The user name beside a password is no secret, and wrong once the password is gone.
    const map =
      names.length > 0 && keys.find(({ from }) => from.kind === 'variable' && names.includes(from.name))?.from;
    const beside =
      map && map.kind === 'variable'
        ? map.map.pairs.map(({ key }) => key.value).filter((name) => userNames.test(name))
        : [];
    if (owner) edits.push(...removeEntries(document, owner, 'env', [...new Set([...names, ...beside])]));
  }
  return edits;
}

const userNames =
  /^(TWINE_USERNAME|UV_PUBLISH_USERNAME|HATCH_INDEX_USER|FLIT_USERNAME|PDM_PUBLISH_USERNAME|POETRY_HTTP_BASIC_\w+_USERNAME|MATURIN_USERNAME)$/i;

const options = [
  '-u',
  '--user',
  '--username',
  '-p',
  '--pass',
  '--password',
  '-t',
  '--token',
  '-k',
  '--key',
  '--auth',
  '-a',
];

/** Options that carry a password go, with the space before them, and lines that write it to a file. */
function scriptAway(publishing: Publishing, run: ScalarNode, command: Command): Edits | undefined {
  const { keys, place, registry } = publishing;
  const inScript = keys.filter(({ from, scalar }) => from.kind === 'script' || scalar === run);
  const names = keys.flatMap(({ from }) => (from.kind === 'variable' ? [from.name] : []));
  const lines = linesAway(run.value, commandsOf(place.step, publishing), registry);
  if (!lines) return undefined;
  const carries = (start: number, end: number): boolean =>
    inScript.some(({ interpolation: one }) => one.start >= start && one.end <= end) ||
    mentions(run.value.slice(start, end), names);
  const changes = [...lines, ...(carries(command.start, command.end) ? commandAway(command, carries) : [])];
  const left = changedText(run.value, changes);
  const isGone = inScript.every(({ interpolation: { start, end } }) => !left.includes(run.value.slice(start, end)));
  return isGone && !mentions(left, names) ? changeScalar(place.document, run, changes) : undefined;
}

/** True when a script reads one of these variables, in any shell. */
function mentions(script: string, names: readonly string[]): boolean {
  return names.some((name) => new RegExp(`\\$\\{?(env:)?${name}\\b|\\benv\\.${name}\\b|%${name}%`, 'i').test(script));
}

function commandAway(
  { words, assignments }: Command,
  carries: (start: number, end: number) => boolean,
): readonly Change[] {
  const inWords = words.flatMap(({ text, end }, index) => {
    const before = words[index - 1];
    const next = words[index + 1];
    if (!before) return [];
    if (options.includes(text) && next) return [{ start: before.end, end: next.end, text: '' }];
    const isJoined = text.includes('=') && options.includes(text.split('=')[0] ?? '');
    return isJoined || /^--\/\/\S+:_authToken=/.test(text) ? [{ start: before.end, end, text: '' }] : [];
  });
  const inFront = assignments.flatMap(({ text, start }, index) => {
    const end = assignments[index + 1]?.start ?? words[0]?.start ?? start;
    return carries(start, end) || userNames.test(text.split('=')[0] ?? '') ? [{ start, end, text: '' }] : [];
  });
  return [...inFront, ...inWords];
}
