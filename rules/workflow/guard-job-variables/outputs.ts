/**
 * Outputs of a step: each line of GITHUB_OUTPUT names one. A text of several lines names more, and what comes last counts.
 */
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { chosenTexts } from '../../model/flow/chosen-texts.ts';
import { originsOfStretch } from '../../model/flow/flow.ts';
import { isWorse, type Judgement, judge } from '../../model/flow/judgement.ts';
import { lower } from '../../model/flow/origin.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import type { Write } from '../../model/script/writes.ts';
import { shortText } from '../../model/short-text.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { outputFixes } from './fixes.ts';
import type { Passing } from './passing.ts';
import { isPlain } from './plain.ts';
import { relatedFor, sentenceCase } from './words.ts';

export function* outputsIn(place: StepPlace, repository: Repository): Generator<Found> {
  const { document, step, job } = place;
  const { run } = step;
  const key = run && pairOf(step.node, 'run')?.key.span;
  if (!run || !key || !run.value.includes('GITHUB_OUTPUT')) return;
  const shell = shellOf(step, job);
  const all = scriptOf(run, shell).writes.filter(({ to }) => to === 'output');
  const isAlone = new Set(all.map(({ name }) => name.toLowerCase())).size < 2;
  for (const write of all) {
    const piece = run.value.slice(write.start, write.end);
    // Nobody guesses a word that the run makes up.
    if (/[$`]/.test(write.delimiter ?? '') || (isPlain(piece, shell, write.name) && !piece.includes('${{'))) continue;
    const passing = worstOf(write, place, repository, isAlone);
    if (!passing?.origin) continue;
    const { severity, certainty } = passing.judgement;
    const words = sentenceCase(passing.origin.text.words);
    const start = write.start + piece.length - piece.trimStart().length;
    yield {
      at: placeInScript(run, start, start + (piece.trim().split('\n')[0] ?? '').length),
      scope: step.node.span,
      severity,
      certainty,
      message: write.delimiter
        ? `${words} can hold \`${shortText(write.delimiter)}\` and set other outputs. Take a word nobody can guess.`
        : `${words} can set any output of this step. Keep line breaks out.`,
      related: relatedFor({ ...passing, key }, document.path),
      equivalents: ['codeql:actions/output-clobbering/high', 'octoscan:dangerous-write'],
      fixes: outputFixes(place, { ...passing, key }),
    };
  }
}

function worstOf(
  write: Write,
  place: StepPlace,
  repository: Repository,
  isAlone: boolean,
): Omit<Passing, 'key'> | undefined {
  let worst: Omit<Passing, 'key'> | undefined;
  for (const origin of originsOfStretch(write, place, repository, chosenTexts)) {
    if (origin.text.charset !== 'text' || origin.text.chooser === 'maintainer') continue;
    const judgement = judge(origin, place, repository);
    if (judgement && (!worst || isWorse(judgement, worst.judgement)))
      worst = { writes: [write], worst: write, to: 'env', origin, judgement: limit(judgement, write, isAlone) };
  }
  return worst;
}

/** A text that is the step's only output has nothing to overwrite, and an end word has to be guessed. */
function limit(judgement: Judgement, { delimiter, name }: Write, isAlone: boolean): Judgement {
  const isOpen = !isAlone && delimiter === undefined && name !== '*' && judgement.chooser === 'anyone';
  return {
    ...judgement,
    severity: isOpen && judgement.severity === 'fix-now' ? 'worth-fixing' : 'good-habit',
    certainty: lower(judgement.certainty, isOpen ? 'likely' : 'possible'),
  };
}
