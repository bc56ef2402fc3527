/**
 * The ways to hold one dependency still: the commit that GitHub knows, an encrypted address, or steps to take by hand.
 */
import { satisfies, valid } from 'semver';
import type { Document } from '../../engine/document.ts';
import { type CommitRequest, commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { DependencyEntry } from '../../model/manifest/dependency-entries.ts';
import type { DependencySource, GitHubRepository } from '../../model/manifest/dependency-source.ts';
import { urlOf } from '../../model/manifest/url-parts.ts';
import { shortText } from '../../model/short-text.ts';

export function fixesFor(
  document: Document,
  entry: DependencyEntry,
  source: DependencySource,
  facts: Facts,
): readonly Fix[] {
  const { repository, pointer } = source;
  const encrypt = source.isEncrypted ? [] : encrypted(document, entry);
  const online =
    repository &&
    pointer.kind !== 'commit' &&
    pointer.kind !== 'short commit' &&
    (source.form === 'git' || pointer.kind === 'name')
      ? [fromGitHub(document, entry, source, repository, facts, encrypt)]
      : [];
  const toHttps: readonly Fix[] =
    encrypt.length > 0
      ? [
          {
            title: `Fetch ${shortText(entry.name)} over https`,
            safety: 'careful',
            edits: encrypt,
            guide: [installAgain],
          },
        ]
      : [];
  const isTag = pointer.kind === 'name' && isVersion(pointer.ref);
  return [...online, ...toHttps, ...(online.length > 0 && isTag ? [] : [byHand(entry, source)])];
}

function fromGitHub(
  document: Document,
  entry: DependencyEntry,
  { pointer }: DependencySource,
  { owner, repo }: GitHubRepository,
  facts: Facts,
  encrypt: readonly TextEdit[],
): Fix {
  const isTag = pointer.kind === 'name' && isVersion(pointer.ref);
  const request: CommitRequest = { owner, repo, ref: isTag ? pointer.ref : newest };
  const title = isTag
    ? `Ask GitHub where ${shortText(pointer.ref, 40)} of ${owner}/${repo} is today, and pin it`
    : `Ask GitHub for the newest release of ${owner}/${repo}, and pin it`;
  const guide = isTag
    ? [installAgain]
    : ['Read what changed: that release may differ from the code you use now.', installAgain];
  const commit = facts.commits[commitKey(request)];
  if (!commit) return { title, safety: 'careful', edits: [], needs: { commitOf: request }, guide };
  if (pointer.kind === 'range' && valid(commit.version) && !satisfies(commit.version, pointer.ref)) {
    return {
      title,
      safety: 'guided',
      edits: [],
      guide: [`The newest release is ${commit.version}, which does not fit. Choose a tag that does.`],
    };
  }
  const text = `${pointer.before}${commit.sha}${pointer.behind}`;
  const span = sourceOf(entry.spec, pointer.start, pointer.end);
  return { title, safety: 'careful', edits: [...encrypt, { path: document.path, span, text }], guide };
}

const installAgain = 'Install again and run your tests, so that the lockfile follows.';

/** `v1.2.3`, `release-1.2`, `tool@2.0.0`; not `1.x` or `2.0-stable`, which are branches. */
function isVersion(ref: string): boolean {
  return /(^|[^a-z0-9])v?\d/i.test(ref) && !/(^|[^a-z])(x|stable|dev|develop|main|master|branch|next)$/i.test(ref);
}

/** `git://` and `http://` become the same address over https. */
function encrypted({ path }: Document, { spec }: DependencyEntry): readonly TextEdit[] {
  const url = urlOf(spec.value);
  if (!url) return [];
  const text = url.scheme === 'http' ? 'https' : 'git+https';
  return [{ path, span: sourceOf(spec, url.schemeAt.start, url.schemeAt.end), text }];
}

function byHand({ name }: DependencyEntry, { form, repository, pointer }: DependencySource): Fix {
  // Overrides name a package with a path or a version around it.
  const short = shortText(name.replace(/^.*\*\*?\//, '').replace(/(?<=.)@[^/]*$/, ''));
  const useRegistry = `See whether the npm registry has ${short}. If so, write its version here; a version there never changes.`;
  if (form === 'archive' && !repository) {
    return {
      title: `Take ${short} from the registry or from a commit, by hand`,
      safety: 'guided',
      edits: [],
      guide: [useRegistry, 'If not, name its git repository with the full commit id behind a `#`.', installAgain],
    };
  }
  const find = repository
    ? `Open ${repository.owner}/${repository.repo} on GitHub and copy the full id of the commit you want.`
    : 'Run `git ls-remote` with the address of the repository. Copy the full commit id you want.';
  const write =
    pointer.kind === 'none'
      ? 'Write `#` and that id at the end of this line’s address.'
      : 'Put that id in the place of what is marked here.';
  return {
    title: `Pin ${short} to a commit by hand`,
    safety: 'guided',
    edits: [],
    guide: [find, write, useRegistry, installAgain],
  };
}
