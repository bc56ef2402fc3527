/**
 * `check --online`: asks GitHub about the actions of each subject, and hands the answers to the check as facts.
 */
import { type ActionFacts, actionQuestionsOf } from '../../rules/index.ts';
import { type ActionAnswers, fetchActionFacts, type ReadRefs } from '../github/action-facts.ts';
import { cacheFolder, DiskCache } from '../github/answer-cache.ts';
import { publicApi } from '../github/api-address.ts';
import { refsWithApi } from '../github/refs-with-api.ts';
import { refsWithGit } from '../github/refs-with-git.ts';
import type { Subject } from './gather.ts';
import { visible } from './visible.ts';

/** Says on standard error what was asked, and what could not be told. */
export async function askAbout(
  subjects: readonly Subject[],
  cacheDir: string | undefined,
): Promise<readonly Subject[]> {
  const answered: Subject[] = [];
  for (const subject of subjects) {
    const { repository } = subject.snapshot;
    const questions = actionQuestionsOf(repository);
    const { actions, troubles } = questions.length > 0 ? await ask(questions, cacheDir) : { actions: {}, troubles: [] };
    if (questions.length > 0) {
      const count = Object.keys(actions).length;
      console.error(`GitHub told about ${count} of ${questions.length} repositories of actions.`);
    }
    for (const trouble of troubles) console.error(visible(trouble));
    answered.push(withActions(subject, actions));
  }
  return answered;
}

/** Where to ask, and as whom: from the person's own environment, never from the project. */
async function ask(
  questions: Parameters<typeof fetchActionFacts>[0],
  cacheDir: string | undefined,
): Promise<ActionAnswers> {
  const { GITHUB_TOKEN, GH_TOKEN, GITHUB_API_URL } = process.env;
  const apiUrl = GITHUB_API_URL?.trim() || publicApi;
  const signal = AbortSignal.timeout(300_000);
  const folder = cacheDir ?? cacheFolder(process.env);
  const token = GITHUB_TOKEN || GH_TOKEN;
  const readRefs: ReadRefs = apiUrl === publicApi ? gitFirst(refsWithGit(signal, process.env)) : refsWithApi;
  return fetchActionFacts(
    questions,
    { apiUrl, signal, ...(token ? { token } : {}), ...(folder ? { cache: new DiskCache(folder) } : {}) },
    readRefs,
  );
}

/** Without git on the machine, the API has to do. */
function gitFirst(git: ReadRefs): ReadRefs {
  return async (name, ask) => {
    const refs = await git(name, ask);
    return 'failed' in refs && refs.failed === 'no-git' ? refsWithApi(name, ask) : refs;
  };
}

function withActions(subject: Subject, actions: Readonly<Record<string, ActionFacts>>): Subject {
  const { snapshot } = subject;
  const repository = { ...snapshot.repository, facts: { ...snapshot.repository.facts, actions } };
  return { ...subject, snapshot: { ...snapshot, repository } };
}
