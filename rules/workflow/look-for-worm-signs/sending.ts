/**
 * Secrets that a script sends to another machine, and places where nothing honest goes.
 */
import { catchers, githubHosts, wormHosts } from '../../data/worm-signs.ts';
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import { originsOfStretch } from '../../model/flow/flow.ts';
import { everySecret, secretTexts } from '../../model/flow/secret-texts.ts';
import type { Script } from '../../model/script/command.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript, quotingAt } from '../../model/script/script.ts';
import { isPublicAddress, type Sending, sendingsIn } from '../../model/script/sending.ts';
import { shortText } from '../../model/short-text.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf } from '../../model/workflow/workflow.ts';
import { type Sign, worm } from './sign.ts';

export function* sendingSigns(place: StepPlace, repository: Repository): Generator<Sign> {
  const { step, job } = place;
  const code = isAction(step.uses, 'actions/github-script') ? inputOf(step, 'script') : undefined;
  const scalar = step.run ?? code;
  if (!scalar) return;
  const known = knownHost(scalar, step.run ? scriptOf(step.run, shellOf(step, job)).script : undefined);
  if (known) yield { ...known, step, job };
  if (!step.run || known || !/\b(curl|wget|https?|nc|ncat|netcat|irm|iwr|invoke-\w+|base64)\b/i.test(step.run.value))
    return;
  const { script } = scriptOf(step.run, shellOf(step, job));
  for (const sending of sendingsIn(script)) {
    const judged = judge(sending, secretsIn(sending.data, place, repository));
    if (judged) yield { ...judged, at: programAt(step.run, sending), step, job };
  }
  yield* codedTwice(script, step.run, place, repository);
}

/** An address of a worm, outside comments. */
function knownHost(scalar: ScalarNode, script: Script | undefined): Sign | undefined {
  const text = scalar.value.toLowerCase();
  for (const { host, worm: name } of wormHosts) {
    const start = text.indexOf(host);
    if (start < 0 || (script && quotingAt(script, start) === 'comment')) continue;
    return {
      ...worm,
      at: placeInScript(scalar, start, start + host.length),
      message: `This address belongs to ${name}. Clean your machine first, then remove this.`,
    };
  }
  return undefined;
}

function secretsIn(stretches: readonly Span[], place: StepPlace, repository: Repository): ReadonlySet<string> {
  const origins = stretches.flatMap((stretch) => originsOfStretch(stretch, place, repository, secretTexts));
  return new Set(origins.map(({ text }) => text.words));
}

type Judged = Omit<Sign, 'at' | 'step' | 'job'>;

function judge({ program, host, command }: Sending, secrets: ReadonlySet<string>): Judged | undefined {
  const isNetcat = /^n(c|cat|etcat)/.test(program);
  const isOpenAddress = host !== undefined && isPublicAddress(host);
  if (secrets.size === 0)
    return isNetcat && isOpenAddress ? netcat(command.words.some(({ text }) => /^-\w*[ec]$/.test(text))) : undefined;
  if (host !== undefined && githubHosts.test(host)) return undefined;
  const equivalents = [
    'codeql:actions/secret-exfiltration',
    isNetcat ? 'checkov:CKV_GHA_4' : 'checkov:CKV_GHA_3',
  ] as const;
  if (secrets.has(everySecret)) {
    return {
      severity: 'fix-now',
      certainty: host === undefined ? 'likely' : 'certain',
      message: 'This sends every secret out. If you did not write it, clean your machine first.',
      equivalents: [...equivalents, 'pipeline-check:GHA-056', 'pipeline-check:GHA-116'],
    };
  }
  const name = host === undefined ? 'another machine' : `\`${shortText(host)}\``;
  if (host !== undefined && catchers.test(host))
    return {
      severity: 'fix-now',
      certainty: 'certain',
      message: `This sends a secret to ${name}, where anyone can listen. Remove it.`,
      equivalents,
    };
  if (isOpenAddress)
    return {
      severity: isNetcat ? 'fix-now' : 'worth-fixing',
      certainty: isNetcat ? 'certain' : 'likely',
      message: `This sends a secret to ${name}, a machine without a name. Check whose it is.`,
      equivalents,
    };
  return {
    severity: 'good-habit',
    certainty: 'possible',
    message: `This sends a secret to ${name}. Check that it should go there.`,
    equivalents,
  };
}

function netcat(runsProgram: boolean): Judged {
  return {
    severity: runsProgram ? 'fix-now' : 'worth-fixing',
    certainty: runsProgram ? 'certain' : 'possible',
    message: runsProgram
      ? 'This hands your machine to another one. If you did not write it, remove it.'
      : 'This opens a line to a machine without a name. Check whose it is.',
    equivalents: ['checkov:CKV_GHA_4'],
  };
}

function programAt(run: ScalarNode, { command }: Sending): Span {
  return placeInScript(run, command.start, command.words[0]?.end ?? command.end);
}

/** Coding a secret twice has one use: GitHub hides it in the log as it is, and coded once, but not like that. */
function* codedTwice(script: Script, run: ScalarNode, place: StepPlace, repository: Repository): Generator<Sign> {
  const { commands } = script;
  for (const [index, command] of commands.entries()) {
    const next = commands[index + 1];
    if (command.ended !== '|' || !isCoding(command.words) || !next || !isCoding(next.words)) continue;
    let first = index;
    while (commands[first - 1]?.ended === '|') first--;
    const start = commands[first]?.start ?? command.start;
    if (secretsIn([{ start, end: command.end }], place, repository).size === 0) continue;
    yield {
      ...worm,
      at: placeInScript(run, command.start, next.end),
      message: 'Coded twice, a secret shows in the log. If you did not write this, clean your machine first.',
      equivalents: ['codeql:actions/secret-exfiltration', 'pipeline-check:GHA-056'],
      step: place.step,
      job: place.job,
    };
  }
}

function isCoding(words: readonly { readonly text: string }[]): boolean {
  return words[0]?.text === 'base64' && !words.some(({ text }) => /^(-d|-D|--decode)$/.test(text));
}
