/**
 * Reads the settings that rules look at. What the answers mean is the model's business; here they are only fetched.
 */
import { type Facts, settingRoutes } from '../../rules/index.ts';
import { withGitHub } from './ask.ts';
import { type Connection, isRepositoryName, type RepositoryName } from './connection.ts';
import { type Failure, failure, isFailure } from './failure.ts';

export interface FetchedSettings {
  /** By route. Refusals are answers too: the model knows what each of them says. */
  readonly answers: Facts['answers'];
  /** Why something is missing from the answers, for the person. */
  readonly failure: Failure | undefined;
}

/** Asks about the repository first, and stops there when GitHub does not show it. */
export async function fetchSettings(target: RepositoryName, connection: Connection): Promise<FetchedSettings> {
  return fetchAnswers(target, settingRoutes, connection);
}

/** The same for some routes only; the first one decides whether the others are asked. */
export async function fetchAnswers(
  { owner, repo }: RepositoryName,
  [first = '', ...others]: readonly string[],
  connection: Connection,
): Promise<FetchedSettings> {
  if (!isRepositoryName({ owner, repo })) return { answers: {}, failure: failure('wrong-request') };
  const fetched = await withGitHub(connection, async (ask): Promise<FetchedSettings> => {
    const about = await ask(first, { owner, repo });
    if (isFailure(about)) return { answers: {}, failure: about };
    if (about.status !== 200) return { answers: { [first]: about }, failure: failure('not-found') };
    const replies = await Promise.all(others.map(async (route) => [route, await ask(route, { owner, repo })] as const));
    const answered = replies.flatMap(([route, reply]) => (isFailure(reply) ? [] : [[route, reply] as const]));
    return {
      answers: Object.fromEntries([[first, about], ...answered]),
      failure: replies.map(([, reply]) => reply).find(isFailure),
    };
  });
  return isFailure(fetched) ? { answers: {}, failure: fetched } : fetched;
}
