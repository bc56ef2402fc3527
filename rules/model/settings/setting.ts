/**
 * How one setting is read from what GitHub answered. Four results are kept apart, because a person does something
 * different about each. A 404 is never taken for "off" unless GitHub said that this person runs the repository.
 */
import type { Answer, Facts } from '../../engine/facts.ts';

export type Setting<Value extends string = string> =
  | { readonly state: 'value'; readonly value: Value }
  | { readonly state: 'off' }
  /** Not offered for this kind of repository, on this plan, or decided by the organisation. */
  | { readonly state: 'not-available'; readonly because: string }
  /** This sign-in may not see it, or nobody asked. */
  | { readonly state: 'unseen'; readonly because: string };

export interface SettingSource<Value extends string> {
  /** As GitHub's documentation writes it: `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  /** The value in a 2xx answer, `off`, or nothing when the answer has a shape we do not know. */
  readonly read: (answer: Answer) => Value | 'off' | undefined;
  /** What a 404 says to someone who runs the repository; to everyone else it says nothing. */
  readonly missing: 'off' | 'not-available' | 'unseen';
  /** Why a private repository cannot have it, where that is so. */
  readonly publicOnly?: string;
}

/** What `GET /repos/{owner}/{repo}` says; absent when nobody asked, or GitHub refused. */
export interface AboutRepository {
  /** GitHub knew who asked. */
  readonly isSignedIn: boolean;
  /** True only when GitHub said so. */
  readonly isAdmin: boolean;
  readonly isPrivate: boolean;
  /** An archived repository can be read and not changed. */
  readonly isArchived: boolean;
}

export const aboutRoute = 'GET /repos/{owner}/{repo}';

export function readSetting<Value extends string>(
  source: SettingSource<Value>,
  answers: Facts['answers'],
): Setting<Value> {
  const about = readAbout(answers);
  if (source.publicOnly && about?.isPrivate) return { state: 'not-available', because: source.publicOnly };
  const answer = answers[source.route];
  if (!answer) return unseen('Nobody has asked GitHub yet.');
  if (answer.status >= 200 && answer.status < 300) return fromSuccess(source, answer);
  return fromRefusal(source, answer.status, about);
}

export function readAbout(answers: Facts['answers']): AboutRepository | undefined {
  const answer = answers[aboutRoute];
  if (answer?.status !== 200) return undefined;
  const permissions = fieldOf(answer.body, 'permissions');
  return {
    isSignedIn: permissions !== undefined,
    isAdmin: fieldOf(permissions, 'admin') === true,
    isPrivate: fieldOf(answer.body, 'private') === true,
    isArchived: fieldOf(answer.body, 'archived') === true,
  };
}

/** A field of a JSON object, or nothing. */
export function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function fromSuccess<Value extends string>(source: SettingSource<Value>, answer: Answer): Setting<Value> {
  const value = source.read(answer);
  if (value === undefined) return unseen('GitHub answered in a way we do not know.');
  return value === 'off' ? { state: 'off' } : { state: 'value', value };
}

function fromRefusal<Value extends string>(
  source: SettingSource<Value>,
  status: number,
  about: AboutRepository | undefined,
): Setting<Value> {
  if (status === 409) return notAvailable('Your organisation decides this for its repositories.');
  if (status === 422) {
    return notAvailable((!about && source.publicOnly) || 'GitHub does not offer this for this repository.');
  }
  if (status === 401) return unseen('Sign in to GitHub to see this.');
  if (status !== 403 && status !== 404) return unseen(`GitHub could not say (answer ${status}).`);
  if (about && !about.isSignedIn) return unseen('Sign in to GitHub to see this.');
  if (!about?.isAdmin) return unseen('Only people who run the repository can see this. Ask one of them.');
  if (status === 404 && source.missing === 'off') return { state: 'off' };
  if (status === 404 && source.missing === 'not-available') return notAvailable('GitHub does not offer this here.');
  return unseen('This sign-in may not see it. Sign in again and allow access to the repository.');
}

function unseen(because: string): { readonly state: 'unseen'; readonly because: string } {
  return { state: 'unseen', because };
}

function notAvailable(because: string): { readonly state: 'not-available'; readonly because: string } {
  return { state: 'not-available', because };
}
