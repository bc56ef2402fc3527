/**
 * What a `run` step needs: its commands looked up in the table, and the rest judged by whether the built-in key is in reach.
 */
import type { CommandEntry, Situation } from '../../data/permissions.ts';
import { textEntries } from '../../data/permissions.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import { entriesFor } from '../script/command-entries.ts';
import { programOf } from '../script/command-program.ts';
import { roleOf } from '../script/command-role.ts';
import { packageScript } from '../script/package-script.ts';
import { scriptOf } from '../script/read-script.ts';
import { commandsIn } from '../script/script.ts';
import { shellOf } from '../workflow/shell.ts';
import { stands } from './condition.ts';
import type { StepPlace } from './place.ts';
import { githubKey, type Reach, reachOf } from './reach.ts';
import { envValue, expandScript, type KeyOf, keyOf } from './scene.ts';

export function judgeScript(place: StepPlace, run: ScalarNode): void {
  const { step, scene, judgement } = place;
  const reach = reachOf(place, run);
  for (const [text, entry] of textEntries()) {
    if ('scope' in entry && run.value.includes(text)) judgement.add(entry, text);
  }
  const shell = shellOf(step, scene.job);
  if (shell === 'python' || shell === 'other') {
    if (reach === 'near') judgement.cannotTell('a script', 'any');
    else presume(place);
    return;
  }
  const own = functionsIn(run.value);
  for (const command of scriptOf(run, shell).script.commands) {
    if (!own.has(command.words[0]?.text ?? '')) judgeCommand(place, run.value, command, reach, 0);
  }
  rememberHandOver(place, run, reach);
}

/** Names that the script itself defines: their commands stand in it too. */
function functionsIn(text: string): ReadonlySet<string> {
  if (!text.includes('()')) return nothing;
  return new Set([...text.matchAll(/^\s*(?:function\s+)?([\w-]+)\s*\(\)/gm)].map(([, name = '']) => name));
}

const nothing: ReadonlySet<string> = new Set();

function judgeCommand(place: StepPlace, script: string, command: Command, reach: Reach, depth: number): void {
  const words = command.words.map(({ text }) => text);
  if (words.length === 0) return;
  const text = expandScript(script.slice(command.start, command.end), place.scene);
  rememberSignIn(place, text, reach);
  const inner = depth < 3 ? packageScript(programOf(words), place.scene.repository) : undefined;
  if (inner !== undefined) {
    for (const part of commandsIn(inner, 'sh')) judgeCommand(place, inner, part, reach, depth + 1);
    return;
  }
  const entries = entriesFor(words, text);
  for (const entry of entries ?? []) judgeEntry(place, entry, words, text, reach);
  if (!entries?.some(saysAll)) judgeUnknown(place, words, reach);
}

function judgeEntry(place: StepPlace, entry: CommandEntry, words: readonly string[], text: string, reach: Reach): void {
  const { scene, judgement } = place;
  const by = nameOf(words);
  if (!('scope' in entry)) {
    if (entry.answer === 'unknown' && reach !== 'none') judgement.cannotTell(by, 'any');
    return;
  }
  if (entry.not?.some((part) => text.includes(part))) return;
  const hidden = entry.scope === 'packages' && place.left.registry === 'built-in' && text.includes('$');
  if (entry.and?.some((part) => !text.includes(part)) && !hidden) return;
  const answer = stands(entry, {
    input: () => undefined,
    env: () => undefined,
    events: scene.events,
    major: undefined,
    situation: (situation) => situationOf(place, situation, reach),
  });
  const held = isHeld(place, entry, words, text, reach);
  if (answer === false || held === false) return;
  if (answer && held) judgement.addFor(entry, scene.events, by);
  else if (entry.optional || entry.privateOnly) judgement.add(entry, by, false);
  else judgement.cannotTell(by, [entry.scope]);
}

/** An entry with a situation speaks of one registry only: `gradle` can do anything else besides. */
function saysAll(entry: CommandEntry): boolean {
  return !('when' in entry && typeof entry.when === 'object' && 'situation' in entry.when);
}

/** Whether the command works with the built-in key. */
function isHeld(
  place: StepPlace,
  entry: CommandEntry & { scope: string },
  words: readonly string[],
  text: string,
  reach: Reach,
): boolean | undefined {
  if (entry.scope === 'id-token') return true;
  if (entry.fromCheckout) return isPushed(place, text, reach);
  if (entry.scope === 'packages' && place.left.registry !== 'none') return answerFor(place.left.registry);
  if (words[0] === 'gh') return answerFor(githubKey(place, reach));
  return reach !== 'none';
}

/** git sends the key that the checkout left, unless the address in the command carries another one. */
function isPushed({ left, scene, step }: StepPlace, text: string, reach: Reach): boolean | undefined {
  const address = /https?:\/\/([^\s/]*)@/.exec(text)?.[1];
  if (address !== undefined && step.run) {
    const names = [...address.matchAll(/\$\{?(\w+)/g)].map(([, name = '']) => envValue(scene, name));
    const keys = names.map((value) => (value ? keyOf(value) : 'none'));
    if (keys.includes('built-in')) return true;
    if (keys.includes('another') || keyOf({ scalar: step.run, scene }) === 'another') return false;
  }
  if (left.git === 'built-in' || left.git === 'unknown' || left.git === 'another') return answerFor(left.git);
  return reach !== 'none';
}

function answerFor(key: KeyOf): boolean | undefined {
  return key === 'unknown' ? undefined : key === 'built-in';
}

function judgeUnknown(place: StepPlace, words: readonly string[], reach: Reach): void {
  const role = roleOf(words);
  if (role === 'harmless') return;
  const { judgement, left } = place;
  if (reach === 'near' || (reach === 'far' && (role === 'unclear' || role === 'telling')))
    return judgement.cannotTell(nameOf(words), 'any');
  if (role !== 'telling') return presume(place);
  judgement.cannotTell(nameOf(words), left.git === 'built-in' ? ['contents', 'id-token'] : ['id-token']);
}

function presume({ judgement, left }: StepPlace): void {
  judgement.presume(left.git === 'built-in' ? ['contents', 'id-token'] : ['id-token']);
}

function situationOf(place: StepPlace, situation: Situation, reach: Reach): boolean | undefined {
  const { scene, step, left } = place;
  const text = step.run?.value ?? '';
  if (situation === 'no registry secret') {
    const carried = scene.envs.some(({ pairs }) =>
      pairs.some(
        ({ key, value }) =>
          /token|password|auth|secret|key/i.test(key.value) &&
          value?.kind === 'scalar' &&
          keyOf({ scalar: value, scene }) !== 'none' &&
          !/^(GITHUB|GH)_TOKEN$/.test(key.value),
      ),
    );
    return carried || /\bsecrets\./.test(text)
      ? false
      : /secrets\.(?!github_token)/i.test(jobText(place))
        ? undefined
        : true;
  }
  if (reach === 'none' && left.registry !== 'built-in') return false;
  const says = `${text}\n${left.packageRegistry ?? ''}`;
  if (/\bpkg\.github\.com\b/.test(says) || left.packageRegistry === 'github') return true;
  if (left.packageRegistry !== undefined && left.packageRegistry !== '') return false;
  return situation === 'the registry is GitHub Packages' || reach === 'near' ? undefined : false;
}

function jobText({ scene: { job } }: StepPlace): string {
  return job.workflow.document.text.slice(job.node.span.start, job.node.span.end);
}

/** `docker login ghcr.io`, `gh auth login`, `git remote set-url` with a key: later steps go on with it. */
function rememberSignIn({ left, step, scene }: StepPlace, text: string, reach: Reach): void {
  if (/\blogin\b/.test(text) && /\bghcr\.io\b/.test(text))
    left.registry = reach === 'none' ? (step.run ? keyOf({ scalar: step.run, scene }) : 'unknown') : 'built-in';
  if (/\bgh auth (login|setup-git)\b/.test(text) && reach !== 'none') left.handedOn = true;
  if (/\bgit\b.*\b(remote|config)\b/.test(text) && /@|extraheader|insteadof|helper/i.test(text) && step.run) {
    const key = keyOf({ scalar: step.run, scene });
    if (key === 'another') left.git = 'another';
    else if (reach !== 'none') left.git = 'built-in';
  }
}

/** The key written to a file that later steps read. */
function rememberHandOver({ left }: StepPlace, run: ScalarNode, reach: Reach): void {
  if (reach === 'near' && /GITHUB_ENV|\.netrc|\.git-credentials|\.npmrc/.test(run.value)) left.handedOn = true;
}

/** For a sentence: the first words of the command, in back-ticks. */
function nameOf(words: readonly string[]): string {
  const hidden = words.findIndex((word) => word.includes('$'));
  const shown = words
    .slice(0, hidden > 0 ? Math.min(hidden, 3) : 3)
    .join(' ')
    .replace(/[`\s]+/g, ' ');
  return `\`${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}\``;
}
