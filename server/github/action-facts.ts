/**
 * Asks GitHub about the actions a project uses: whether they are there, what they are called today, what their tags and branches are,
 * whether a commit is theirs, and which weaknesses are known. Only when a person asked for it.
 */
import type { ActionFacts, ActionQuestion, OnlineAdvisory } from '../../rules/index.ts';
import { type Ask, withGitHub } from './ask.ts';
import { type Connection, isRepositoryName, type RepositoryName } from './connection.ts';
import { type Failure, failure, isFailure, refusalOf } from './failure.ts';

export interface Refs {
  readonly tags: Readonly<Record<string, string>>;
  readonly branches: Readonly<Record<string, string>>;
}

/** How tags and branches are read: with git, which costs no quota, or through the API. */
export type ReadRefs = (name: RepositoryName, ask: Ask) => Promise<Refs | Failure>;

export interface ActionAnswers {
  readonly actions: Readonly<Record<string, ActionFacts>>;
  /** Plain sentences about what could not be told, each once. What they concern is absent above. */
  readonly troubles: readonly string[];
}

/** Milliseconds for all questions together. */
const patience = 180_000;
/** Repositories asked about at the same time. */
const atOnce = 4;

export async function fetchActionFacts(
  questions: readonly ActionQuestion[],
  connection: Connection,
  readRefs: ReadRefs,
  onProgress: (done: number) => void = () => {},
): Promise<ActionAnswers> {
  const actions: Record<string, ActionFacts> = {};
  const troubles = new Set<string>();
  const asked = await withGitHub({ ...connection, timeout: connection.timeout ?? patience }, async (ask) => {
    const queue = questions.filter(isRepositoryName);
    let stopped: Failure | undefined;
    const work = async (): Promise<void> => {
      for (let question = queue.shift(); question && !stopped; question = queue.shift()) {
        const answer = await about(question, ask, readRefs);
        if (!isFailure(answer)) actions[keyOf(question)] = answer;
        else if (isFinal(answer)) stopped = answer;
        else troubles.add(`${question.owner}/${question.repo}: ${answer.sentence}`);
        onProgress(questions.length - queue.length);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (stopped) return stopped;
    return addAdvisories(questions.filter(isRepositoryName), actions, ask);
  });
  if (isFailure(asked)) troubles.add(asked.sentence);
  return { actions, troubles: [...troubles] };
}

function keyOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`.toLowerCase();
}

/** Asking on would bring the same answer again. */
function isFinal({ failed }: Failure): boolean {
  return ['offline', 'not-trusted', 'timeout', 'cancelled', 'rate-limited', 'unauthorised', 'github-down'].includes(
    failed,
  );
}

async function about(question: ActionQuestion, ask: Ask, readRefs: ReadRefs): Promise<ActionFacts | Failure> {
  const { owner, repo } = question;
  const answer = await ask('GET /repos/{owner}/{repo}', { owner, repo });
  if (isFailure(answer)) return answer;
  if (answer.status === 404) return { state: 'missing' };
  if (answer.status !== 200) return refusalOf(answer.status, answer.body);
  const { archived, full_name: name, default_branch: main } = answer.body as Readonly<Record<string, unknown>>;
  const movedTo = typeof name === 'string' && name.toLowerCase() !== keyOf(question) ? name : undefined;
  const refs = await readRefs({ owner, repo }, ask);
  if (isFailure(refs) && isFinal(refs)) return refs;
  const known = isFailure(refs) ? undefined : refs;
  const belongs = known ? await homesOf(question, known, String(main), ask) : {};
  if (isFailure(belongs)) return belongs;
  return { state: 'there', archived: archived === true, ...(movedTo ? { movedTo } : {}), ...known, belongs };
}

/** Comparisons for one commit: each costs a question. */
const mostComparisons = 40;

/** A commit is the repository's own when a tag or branch is it, or has it among what came before. Left out where nobody can tell. */
async function homesOf(
  { owner, repo, commits }: ActionQuestion,
  { tags, branches }: Refs,
  main: string,
  ask: Ask,
): Promise<Readonly<Record<string, boolean>> | Failure> {
  const tips = new Set([...Object.values(tags), ...Object.values(branches)]);
  const others = [...Object.keys(branches).filter((name) => name !== main), ...Object.keys(tags).reverse()];
  const refs = [main, ...others];
  const found: Record<string, boolean> = {};
  for (const commit of commits) {
    if (tips.has(commit)) {
      found[commit] = true;
      continue;
    }
    let isHome = false;
    for (const ref of refs.slice(0, mostComparisons)) {
      const basehead = `${ref}...${commit}`;
      const answer = await ask('GET /repos/{owner}/{repo}/compare/{basehead}', { owner, repo, basehead, per_page: 1 });
      if (isFailure(answer)) return answer;
      // GitHub knows no such commit at all.
      if (answer.status === 404 && ref === main) break;
      const { status } = (answer.body ?? {}) as { readonly status?: unknown };
      isHome = answer.status === 200 && (status === 'behind' || status === 'identical');
      if (isHome) break;
    }
    if (isHome || refs.length <= mostComparisons) found[commit] = isHome;
  }
  return found;
}

/** Names in one question; GitHub takes a thousand, an address holds fewer. */
const namesAtOnce = 50;

async function addAdvisories(
  names: readonly RepositoryName[],
  actions: Record<string, ActionFacts>,
  ask: Ask,
): Promise<undefined | Failure> {
  for (let start = 0; start < names.length; start += namesAtOnce) {
    const affects = names.slice(start, start + namesAtOnce).map(keyOf);
    const answer = await ask('GET /advisories', { ecosystem: 'actions', affects: affects.join(','), per_page: 100 });
    if (isFailure(answer)) return answer;
    if (answer.status !== 200 || !Array.isArray(answer.body)) return failure('github-down');
    for (const [name, advisory] of answer.body.flatMap(readAdvisory)) {
      const known = actions[name];
      if (known) actions[name] = { ...known, advisories: [...(known.advisories ?? []), advisory] };
    }
  }
  return undefined;
}

function readAdvisory(entry: unknown): (readonly [string, OnlineAdvisory])[] {
  const { ghsa_id: id, severity, vulnerabilities } = entry as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !Array.isArray(vulnerabilities)) return [];
  return vulnerabilities.flatMap((one: unknown) => {
    const {
      package: of,
      vulnerable_version_range: range,
      first_patched_version: fixed,
    } = one as Readonly<Record<string, unknown>>;
    const name = (of as { readonly name?: unknown } | null)?.name;
    if (typeof name !== 'string' || typeof range !== 'string') return [];
    const advisory: OnlineAdvisory = {
      id,
      severity: severityOf(severity),
      range,
      ...(typeof fixed === 'string' ? { fixed } : {}),
    };
    return [[name.toLowerCase(), advisory] as const];
  });
}

function severityOf(text: unknown): OnlineAdvisory['severity'] {
  if (text === 'low' || text === 'high' || text === 'critical') return text;
  return 'moderate';
}
