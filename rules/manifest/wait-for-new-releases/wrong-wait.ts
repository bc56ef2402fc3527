/**
 * A waiting time that is set, but does not do what its writer meant: turned off, in the wrong unit, or no number.
 */
import type { Fix } from '../../engine/finding.ts';
import type { Found } from '../../engine/rule.ts';
import { shortText } from '../../model/short-text.ts';
import { keyOf, minutesPerUnit, type WaitSetting } from './settings.ts';

export function wrongWait(setting: WaitSetting): readonly Found[] {
  const problem = problemOf(setting);
  const { value } = setting.pair;
  if (!problem || !value) return [];
  return [
    {
      at: value.span,
      path: setting.document.path,
      scope: setting.pair.span,
      severity: problem.severity,
      message: problem.message,
      fixes: [setTo(setting, problem.days, problem.severity === 'worth-fixing' ? 'safe' : 'careful')],
    },
  ];
}

interface Problem {
  readonly severity: 'worth-fixing' | 'good-habit';
  readonly message: string;
  /** What to write instead. */
  readonly days: number;
}

function problemOf({ manager, text, minutes, isBare }: WaitSetting): Problem | undefined {
  const key = `\`${keyOf[manager]}\``;
  if (minutes === undefined) {
    if (manager !== 'npm' || /[${}]/.test(text)) return undefined;
    const message = `${key} takes a number of days, so npm skips \`${shortText(text, 12)}\`. Write a bare number.`;
    return { severity: 'worth-fixing', message, days: daysIn(text) ?? week };
  }
  if (minutes === 0) {
    return {
      severity: 'good-habit',
      message: `${key} is off, so a release can reach you in its first minute. Let it wait.`,
      days: week,
    };
  }
  if (manager === 'npm' && minutes >= longest) {
    const message = `${key} counts days here, so \`${text}\` blocks every release. Write \`7\` for a week.`;
    return { severity: 'worth-fixing', message, days: week };
  }
  if (minutes >= shortest) return undefined;
  const message = isBare
    ? `${key} counts ${manager === 'bun' ? 'seconds' : 'minutes'}, so \`${text}\` is hardly a wait. Write a week.`
    : `${key} waits less than an hour. Let a release wait a week.`;
  return { severity: 'worth-fixing', message, days: isBare && isDays(Number(text)) ? Number(text) : week };
}

const week = 7;

/** An hour. Nobody notices a harmful release sooner, so a shorter wait was meant in another unit. */
const shortest = 60;

/** Four years, in minutes: only a number of minutes or seconds is as large. */
const longest = 1440 * 1440;

/** A number that a person may have meant as days. */
function isDays(number: number): boolean {
  return Number.isInteger(number) && number >= 3 && number <= 30;
}

/** `7d`, `1 week`, `P7D`: what a person meant, in days. */
function daysIn(text: string): number | undefined {
  const [, number, unit = ''] = /^p?(\d+)\s*(d|w)/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (unit.toLowerCase() === 'w' ? 7 : 1);
}

function setTo({ manager, document, pair }: WaitSetting, days: number, safety: Fix['safety']): Fix {
  const text = String((days * 1440) / minutesPerUnit[manager]);
  const span = pair.value?.span ?? pair.key.span;
  return { title: `Let new releases wait ${days} days`, safety, edits: [{ path: document.path, span, text }] };
}
