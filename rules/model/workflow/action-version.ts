/**
 * Which version of an action a `uses:` names: by its tag, by the commit we know, or by the comment behind the commit.
 */
import { knownAction } from '../../data/actions.ts';
import { type Document, perDocument } from '../../engine/document.ts';
import { isCommit, type RepositoryUses } from './uses.ts';
import { versionCommentBehind } from './version-comment.ts';

export interface ActionVersion {
  readonly major: number;
  /** Absent for a tag such as `v4`, which follows the newest release of that major version. */
  readonly minor: number | undefined;
}

/** Nothing for a branch, and for a commit that neither the catalogue nor a comment explains. */
export function versionOf(document: Document, uses: RepositoryUses): ActionVersion | undefined {
  const known = versionsIn(document);
  if (known.has(uses)) return known.get(uses);
  const version = readVersion(
    isCommit(uses.ref) ? (tagOf(uses) ?? versionCommentBehind(document, uses)?.version ?? '') : uses.ref,
  );
  known.set(uses, version);
  return version;
}

const versionsIn = perDocument(() => new Map<RepositoryUses, ActionVersion | undefined>());

function readVersion(text: string): ActionVersion | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.|$|-)/.exec(text);
  return match ? { major: Number(match[1]), minor: match[2] === undefined ? undefined : Number(match[2]) } : undefined;
}

function tagOf({ name, ref }: RepositoryUses): string | undefined {
  const tags = Object.entries(knownAction(name)?.tags ?? {}).filter(([, sha]) => sha === ref.toLowerCase());
  return tags.map(([tag]) => tag).sort((a, b) => b.length - a.length)[0];
}
