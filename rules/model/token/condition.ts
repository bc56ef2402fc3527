/**
 * Whether a need of the table stands, in three values: true, false, and `undefined` for what nobody can tell from the file.
 */
import type { Condition, Situation, TableNeed, Test } from '../../data/permissions.ts';
import { expand, type Value } from './scene.ts';

/** What a condition may ask about. */
export interface Asked {
  readonly input: (name: string) => Value | undefined;
  readonly env: (name: string) => Value | undefined;
  /** The events for which the step may run; absent when nobody can tell. */
  readonly events: readonly string[] | undefined;
  readonly major: number | undefined;
  readonly situation: (situation: Situation) => boolean | undefined;
}

/** A need stands when its condition holds for at least one event. */
export function stands({ when }: Pick<TableNeed, 'when'>, asked: Asked): boolean | undefined {
  if (!when) return true;
  const answers = (asked.events ?? [undefined]).map((event) => holds(when, asked, event));
  return either(answers);
}

function holds(condition: Condition, asked: Asked, event: string | undefined): boolean | undefined {
  if (condition === 'unknown') return undefined;
  if ('all' in condition) return not(either(condition.all.map((part) => not(holds(part, asked, event)))));
  if ('any' in condition) return either(condition.any.map((part) => holds(part, asked, event)));
  if ('not' in condition) return not(holds(condition.not, asked, event));
  if ('event' in condition) return event === undefined ? undefined : condition.event.includes(event);
  if ('majorBelow' in condition) return asked.major === undefined ? undefined : asked.major < condition.majorBelow;
  if ('situation' in condition) return asked.situation(condition.situation);
  return passes(condition, 'input' in condition ? asked.input(condition.input) : asked.env(condition.env));
}

function passes(test: Test, value: Value | undefined): boolean | undefined {
  if (test.set) return value !== undefined;
  if (test.unset) return value === undefined;
  if (!value) return false;
  const { text, complete } = expand(value);
  const lower = text.toLowerCase();
  const found =
    test.is?.some((one) => lower.trim() === one.toLowerCase()) ??
    test.has?.some((one) => lower.split(/[\s,]+/).includes(one.toLowerCase())) ??
    test.contains?.some((one) => lower.includes(one.toLowerCase())) ??
    false;
  if (complete) return found;
  return found && !test.is ? true : undefined;
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function either(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

const aboutPullRequests = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];

/** The alternative that `scopesOf` leaves out: enough by GitHub's list, so it is never called needless for certain. */
export function leftOut(need: TableNeed, events: readonly string[] | undefined): readonly string[] {
  const chosen = scopesOf(need, events);
  return need.or ? [need.scope, need.or].filter((scope) => !chosen.includes(scope)) : [];
}

/** The right, or both, that a need with an alternative asks for: a number can be that of an issue or of a pull request. */
export function scopesOf(need: TableNeed, events: readonly string[] | undefined): readonly string[] {
  if (!need.or) return [need.scope];
  if (events?.length && events.every((event) => aboutPullRequests.includes(event))) return [need.or];
  if (events?.length && events.every((event) => event === 'issues')) return [need.scope];
  return [need.scope, need.or];
}
