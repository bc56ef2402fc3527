/**
 * Finds comments behind a pinned commit that name another version than the commit is. People and Dependabot read the comment, the runner reads the commit.
 */
import { knownAction, tagsAt } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type UsesPlace, usesIn } from '../../model/workflow/action.ts';
import { factsOf, tagsHere } from '../../model/workflow/action-facts.ts';
import { isCommit, type RepositoryUses, type Uses } from '../../model/workflow/uses.ts';
import { type VersionComment, versionCommentBehind } from './comment.ts';

export const rule: DocumentRule = {
  id: 'match-version-comments',
  family: 'workflow',
  title: 'Let the comment name the pinned version',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['zizmor:ref-version-mismatch'],
  *check(document, { facts }) {
    for (const place of usesIn(document)) {
      const { uses } = place;
      if (uses.form !== 'repository' || !isCommit(uses.ref)) continue;
      const online = tagsHere(factsOf(facts, uses.name), uses.ref);
      const found = judge(document, uses, online?.filter((tag) => /^v?\d/.test(tag)) ?? tagsAt(uses.name, uses.ref));
      if (found) yield { ...found, scope: place.scope };
    }
  },
};

type Pinned = RepositoryUses & Uses & UsesPlace['uses'];

/** Nothing where the catalogue knows neither the commit nor the version: then nobody can tell offline. */
function judge(document: Document, uses: Pinned, tags: readonly string[]): Found | undefined {
  const exact = tags[0];
  const comment = versionCommentBehind(document, uses.refAt.end);
  if (comment?.version) return mismatch(document, uses, { ...comment, version: comment.version }, tags);
  if (!exact) return undefined;
  return {
    at: uses.scalar.span,
    severity: 'tidy',
    certainty: 'possible',
    message: 'Nobody can see which version this commit is. Write it behind the commit.',
    fixes: [
      { title: `Write ${exact} behind it`, safety: 'safe', edits: setTrailingComment(document, uses.refAt.end, exact) },
    ],
  };
}

function mismatch(
  document: Document,
  uses: Pinned,
  { version, span }: VersionComment & { version: string },
  tags: readonly string[],
): Found | undefined {
  const named = knownAction(uses.name)?.tags[version] ?? knownAction(uses.name)?.tags[`v${version}`];
  const isMajor = /^v?\d+$/.test(version);
  if (tags.some((tag) => fits(tag, version)) || (!named && tags.length === 0)) return undefined;
  // A floating tag has moved on since; the commit was once behind it.
  if (isMajor && tags.length === 0) return undefined;
  const [exact] = tags;
  return {
    at: span,
    // The commit is newer than our catalogue, or of a branch: it may be that version all the same.
    certainty: exact ? 'certain' : 'likely',
    message: exact
      ? `This commit is ${exact}, not ${version}. Let the comment say so.`
      : `The commit here is not ${version}. Look up which version it is.`,
    fixes: exact
      ? [{ title: `Write ${exact} instead`, safety: 'safe', edits: [{ path: document.path, span, text: exact }] }]
      : [
          {
            title: 'Look the version up, by hand',
            safety: 'guided',
            edits: [],
            guide: [
              `Open ${uses.name} on GitHub, and search for the commit.`,
              'Write the version of that commit behind it.',
            ],
          },
        ],
  };
}

/** `v4` fits `v4.2.0`, and `4.2` does too. */
function fits(tag: string, version: string): boolean {
  const [exact, said] = [tag, version].map((text) => text.replace(/^v/i, ''));
  return exact === said || exact?.startsWith(`${said}.`) === true;
}
