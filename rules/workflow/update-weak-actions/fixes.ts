/**
 * Moves to the first mended version, in the style the line has: a tag stays a tag, a commit stays a commit.
 */
import { knownAction, knownCommit } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import { type Commit, type CommitRequest, commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import type { AdvisoryMatch } from '../../model/workflow/advisory.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit, type RepositoryUses } from '../../model/workflow/uses.ts';
import { versionCommentBehind } from '../../model/workflow/version-comment.ts';
import { compareVersions, readVersion } from '../../model/workflow/version-order.ts';

export function fixesFor(document: Document, uses: RepositoryUses, match: AdvisoryMatch, facts: Facts): readonly Fix[] {
  const guide = guideFor(match, uses);
  // A tag of an action that was taken over can move once more: there, a commit takes its place.
  if (!isCommit(uses.ref) && match.as !== 'harmful' && match.fixed) {
    const ref = tagFor(uses, match.fixed, uses.ref);
    const edits = [{ path: document.path, span: uses.refAt, text: ref }];
    return [{ title: `Move ${uses.name} to ${ref}`, safety: 'careful', edits, guide }];
  }
  const move = (commit: Commit, title: string): Fix => ({
    title,
    safety: 'careful',
    edits: repin(document, uses, commit),
    guide,
  });
  const commit = commitFor(uses.name, match);
  if (commit) return [move(commit, `Move ${uses.name} to ${commit.version}`)];
  if (!match.fixed && !hasCleanTags(match)) return [byHand(guide)];
  const style = isCommit(uses.ref) ? versionCommentBehind(document, uses)?.version : uses.ref;
  const ref = match.fixed ? tagFor(uses, match.fixed, style ?? 'v') : newest;
  const request: CommitRequest = { owner: uses.owner, repo: uses.repo, ref };
  const asked = facts.commits[commitKey(request)];
  const title =
    ref === newest
      ? `Ask GitHub for the newest release of ${uses.name}, and use it`
      : `Ask GitHub where ${ref} of ${uses.name} is, and use it`;
  return [asked ? move(asked, title) : { title, safety: 'careful', edits: [], needs: { commitOf: request }, guide }];
}

/** `v45` becomes `v46` where the mended version is 46.0.1. `style`: what stands there now. */
function tagFor({ name }: RepositoryUses, fixed: string, style: string): string {
  const lead = /^v/i.test(style) ? 'v' : '';
  const plain = fixed.replace(/^v/, '');
  if (readVersion(style)?.[1] === -1) return `${lead}${plain.split('.')[0]}`;
  const tags = knownAction(name)?.tags ?? {};
  return Object.hasOwn(tags, `${lead}${plain}`) || !Object.hasOwn(tags, `v${plain}`) ? `${lead}${plain}` : `v${plain}`;
}

function commitFor(name: string, { advisory, fixed, as }: AdvisoryMatch): Commit | undefined {
  if (as === 'harmful' && advisory.safe) return advisory.safe;
  const latest = knownAction(name)?.latest ?? undefined;
  if (!fixed) return latest && hasCleanTags({ advisory }) ? knownCommit(name, latest) : undefined;
  const plain = fixed.replace(/^v/, '');
  const isLater = latest && compareVersions(readVersion(latest), readVersion(plain)) >= 0;
  return (
    knownCommit(name, `v${plain}`) ?? knownCommit(name, plain) ?? (isLater ? knownCommit(name, latest) : undefined)
  );
}

/** True where the tags lead to what their owners released, as far as is known. */
function hasCleanTags({ advisory }: Pick<AdvisoryMatch, 'advisory'>): boolean {
  return advisory.kind !== 'vulnerable' && !advisory.everyTag && !advisory.tags;
}

function byHand(guide: readonly string[]): Fix {
  return {
    title: 'Find another way, by hand',
    safety: 'guided',
    edits: [],
    guide: [...guide, 'No mended version is known. Look for another action, or write the step yourself.'],
  };
}

function guideFor({ as, advisory }: AdvisoryMatch, { name }: RepositoryUses): readonly string[] {
  const read = advisory.id.startsWith('GHSA')
    ? `Read the report \`${advisory.id}\` on GitHub.`
    : `Read what the owners of \`${name}\` say about it.`;
  return as === 'weak' || as === 'not-moved'
    ? [read]
    : [read, 'Look at past runs. If one ran it, replace every secret of that job.'];
}
