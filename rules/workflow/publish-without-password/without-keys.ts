/**
 * Takes the stored passwords out of a step whose tool proves who it is by itself once none is given. Raises what is too old to.
 */
import type { TextEdit } from '../../engine/finding.ts';
import { type StoredKey, signInSteps } from '../../model/publish/keys.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { changeScalar, type Edits, removeEntries, removeStep } from '../../model/publish/step-edits.ts';
import type { Command } from '../../model/script/command.ts';
import { commandsIn } from '../../model/script/script.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import type { Step } from '../../model/workflow/workflow.ts';
import { newEnoughAction } from './action-version.ts';
import { newEnoughNode, npmInstead } from './npm.ts';

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
  const { keys, place, by } = publishing;
  const { document, job, step } = place;
  const edits: TextEdit[] = [];
  const inputs = by.kind === 'action' ? [...by.action.passwords, ...by.action.beside] : [];
  if (inputs.length > 0 && step.with) {
    const names = step.with.pairs.map(({ key }) => key.value).filter((name) => inputs.includes(name.toLowerCase()));
    edits.push(...removeEntries(document, step.node, 'with', names));
  }
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
  if (by.kind === 'command') {
    const script = scriptAway(publishing, by.command);
    if (!script) return undefined;
    edits.push(...script);
  }
  for (const signIn of signInSteps(place, publishing.registry)) {
    const gone = job && signIn !== step && onlySignsIn(signIn, publishing) ? removeStep(job, signIn) : undefined;
    if (!gone) return undefined;
    edits.push(...gone);
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

/** Options that carry a password go, with the space before them. */
function scriptAway({ keys, place, by }: Publishing, { words, assignments }: Command): Edits | undefined {
  const inScript = keys.filter(({ from }) => from.kind === 'script');
  if (by.kind !== 'command' || inScript.length === 0) return [];
  const changes = words.flatMap(({ text, end }, index) => {
    const before = words[index - 1];
    if (!before || index === 0) return [];
    const next = words[index + 1];
    const isOption = options.includes(text) && next !== undefined;
    const isJoined = options.includes(text.split('=')[0] ?? '') && text.includes('=');
    if (isOption) return [{ start: before.end, end: next.end, text: '' }];
    return isJoined || /^--\/\/\S+:_authToken=/.test(text) ? [{ start: before.end, end, text: '' }] : [];
  });
  for (const [index, { text, start }] of assignments.entries()) {
    const end = assignments[index + 1]?.start ?? words[0]?.start ?? start;
    const isKey = inScript.some(({ interpolation }) => interpolation.start >= start && interpolation.end <= end);
    if (isKey || userNames.test(text.split('=')[0] ?? '')) changes.push({ start, end, text: '' });
  }
  const isCovered = ({ interpolation }: StoredKey): boolean =>
    changes.some(({ start, end }) => start <= interpolation.start && interpolation.end <= end);
  return inScript.every(isCovered) ? changeScalar(place.document, by.run, changes) : undefined;
}

/** A step that does nothing but write a password down. */
function onlySignsIn({ run, node }: Step, { place }: Publishing): boolean {
  if (!run || node.pairs.some(({ key }) => key.value === 'if')) return false;
  const commands = commandsIn(run.value, shellOf(place.step, place.job));
  return commands.every(({ words: [first, ...others] }) => {
    const rest = others.map(({ text }) => text).join(' ');
    return /^(echo|printf|mkdir|chmod|cat|touch|umask)$/.test(first?.text ?? '') || /^(config|set) /.test(rest);
  });
}
