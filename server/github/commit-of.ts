/**
 * Finds the commit behind a tag through GitHub's API, and the version to write beside it.
 */
import { type Answer, type Commit, type CommitRequest, newest } from '../../rules/index.ts';
import { type Ask, withGitHub } from './ask.ts';
import { isBoth, isBranch, noSuchTag, noVersions, refuseRequest } from './commit-request.ts';
import type { Connection, RepositoryName } from './connection.ts';
import { type Failure, failure, isFailure, refusalOf } from './failure.ts';
import { mostExactTag, newestTag } from './version-tag.ts';

/** A branch is refused, and so is a name that is a tag and a branch at once. */
export async function findCommit(request: CommitRequest, connection: Connection): Promise<Commit | Failure> {
  const refused = refuseRequest(request);
  if (refused) return refused;
  const { owner, repo, ref } = request;
  return withGitHub(connection, async (ask) => {
    const tags = listTags(ask, { owner, repo });
    if (ref !== newest) return commitOf(ask, request, await tags);
    const known = await tags;
    if (isFailure(known)) return known;
    const tag = newestTag(known.map(({ name }) => name));
    return tag === undefined ? noVersions : commitOf(ask, { owner, repo, ref: tag }, known);
  });
}

async function commitOf(
  ask: Ask,
  { owner, repo, ref }: CommitRequest,
  tags: readonly Tag[] | Failure,
): Promise<Commit | Failure> {
  if (isFailure(tags)) return tags;
  const target = { owner, repo };
  const [tag, branch] = await Promise.all([
    ask(refRoute, { ...target, ref: `tags/${ref}` }),
    ask(refRoute, { ...target, ref: `heads/${ref}` }),
  ]);
  if (isFailure(tag)) return tag;
  if (isFailure(branch)) return branch;
  const found = [tag, branch].find(({ status }) => status !== 200 && status !== 404);
  if (found) return refusalOf(found.status, found.body);
  if (branch.status === 200) return tag.status === 200 ? isBoth(ref) : isBranch(ref);
  if (tag.status !== 200) return noSuchTag(ref);
  const sha = await peel(ask, target, tag);
  if (isFailure(sha)) return sha;
  const here = tags.filter((other) => other.sha === sha).map(({ name }) => name);
  return { sha, version: mostExactTag(ref, here) };
}

const refRoute = 'GET /repos/{owner}/{repo}/git/ref/{ref}';

/** An annotated tag is an object of its own that points to a commit, or to another tag. */
async function peel(ask: Ask, target: RepositoryName, answer: Answer): Promise<string | Failure> {
  let here = answer;
  for (let depth = 0; depth < 5; depth++) {
    const { type, sha } = objectOf(here);
    if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) break;
    if (type === 'commit') return sha;
    if (type !== 'tag') break;
    const next = await ask('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', { ...target, tag_sha: sha });
    if (isFailure(next)) return next;
    here = next;
  }
  return failure('not-found', 'That tag does not lead to a commit.');
}

function objectOf({ body }: Answer): { readonly type: string; readonly sha: string } {
  const { type, sha } =
    (body as { readonly object?: { readonly type?: unknown; readonly sha?: unknown } })?.object ?? {};
  return { type: String(type), sha: String(sha) };
}

interface Tag {
  readonly name: string;
  readonly sha: string;
}

/** The newest names come first; three pages hold what a version is looked for in, without using up a stranger's quota. */
async function listTags(ask: Ask, target: RepositoryName): Promise<readonly Tag[] | Failure> {
  const tags: Tag[] = [];
  for (let page = 1; page <= 3; page++) {
    const answer = await ask('GET /repos/{owner}/{repo}/tags', { ...target, per_page: 100, page });
    if (isFailure(answer)) return answer;
    if (answer.status === 404) return failure('not-found', 'GitHub does not know that repository, or it is private.');
    if (answer.status !== 200 || !Array.isArray(answer.body)) return refusalOf(answer.status, answer.body);
    tags.push(...answer.body.flatMap(readTag));
    if (answer.body.length < 100) break;
  }
  return tags;
}

function readTag(entry: unknown): Tag[] {
  const { name, commit } = entry as { readonly name?: unknown; readonly commit?: { readonly sha?: unknown } };
  return typeof name === 'string' && typeof commit?.sha === 'string' ? [{ name, sha: commit.sha }] : [];
}
