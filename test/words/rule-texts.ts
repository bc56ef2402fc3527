/**
 * Collects what people read of the rules, by running every rule over all its examples.
 */
import { allRules, check, type Finding } from '../../rules/index.ts';
import { examplesOf, repositoryOf } from '../rules/example.ts';
import type { TextKind } from './lint.ts';

export interface Text {
  readonly text: string;
  readonly kind: TextKind;
  /** Where to look for it: a rule or a file. */
  readonly from: string;
}

/** Each text once for each rule, in the order of rules and examples. */
export function ruleTexts(): readonly Text[] {
  const texts = allRules.flatMap((rule) => [
    { text: rule.title, kind: 'title' as const, from: rule.id },
    ...examplesOf(rule).flatMap(({ files, facts }) =>
      check(repositoryOf(files, facts), { rules: [rule] }).findings.flatMap(textsOf),
    ),
  ]);
  return [...new Map(texts.map((one) => [`${one.from} ${one.kind} ${one.text}`, one])).values()];
}

function textsOf({ rule, message, related, fixes }: Finding): readonly Text[] {
  const text = (kind: TextKind, words: string): Text => ({ text: words, kind, from: rule });
  return [
    text('message', message),
    ...related.map((one) => text('step', one.message)),
    ...fixes.flatMap(({ title, guide = [], change }) => [
      text('title', title),
      ...guide.map((step) => text('step', step)),
      ...(change ? [text('step', change.effect)] : []),
    ]),
  ];
}
