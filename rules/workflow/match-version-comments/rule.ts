/**
 * Finds comments behind a pinned commit that name another version than the commit is. People and Dependabot read the comment, the runner reads the commit.
 */
import { knownAction, tagsAt } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type UsesPlace, usesIn } from '../../model/workflow/action.ts';
import { factsOf, tagsHere } from '../../model/workflow/action-facts.ts';
import { isCommit, type RepositoryUses } from '../../model/workflow/uses.ts';
import { commentPlace, type VersionComment, versionCommentBehind } from '../../model/workflow/version-comment.ts';

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

type Pinned = RepositoryUses & UsesPlace['uses'];

/** Nothing where the catalogue knows neither the commit nor the version: then nobody can tell offline. */
function judge(document: Document, uses: Pinned, tags: readonly string[]): Found | undefined {
  const comment = versionCommentBehind(document, uses);
  if (comment?.version) return mismatch(document, uses, { ...comment, version: comment.version }, tags);
  const [exact] = tags;
  return exact ? unexplained(document, uses, exact) : undefined;
}

function unexplained(document: Document, uses: Pinned, exact: string): Found {
  const place = commentPlace(uses);
  const line = document.text.slice(place).split('\n', 1)[0] ?? '';
  // Another step on this line: a comment could speak of only one of them.
  const isAlone = !/\buses\s*:/.test(line);
  return {
    at: uses.scalar.span,
    severity: 'tidy',
    certainty: 'possible',
    message: 'Nobody can see which version this commit is. Write it behind the commit.',
    fixes: isAlone
      ? [{ title: `Write ${exact} behind it`, safety: 'safe', edits: setTrailingComment(document, place, exact) }]
      : [
          {
            title: `Write ${exact} behind it, by hand`,
            safety: 'guided',
            edits: [],
            guide: ['Give each step a line of its own.', `Write \`# ${exact}\` behind this commit.`],
          },
        ],
  };
}

function mismatch(
  document: Document,
  uses: Pinned,
  { version, span }: VersionComment & { version: string },
  tags: readonly string[],
): Found | undefined {
  const [exact] = tags;
  if (tags.some((tag) => fits(tag, version)) || (exact && fits(version, exact))) return undefined;
  const known = knownAction(uses.name)?.tags ?? {};
  const named = [version, `v${version}`].some((tag) => Object.hasOwn(known, tag));
  // Without a version of its own, the commit may lie behind a tag that moved on since, or be newer than our list.
  if (!exact && (!named || /^v?\d+$/.test(version))) return undefined;
  return {
    at: span,
    // A version of the same kind that our list lacks may be a second name of this commit.
    certainty: exact && (named || majorOf(exact) !== majorOf(version)) ? 'certain' : 'likely',
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

function majorOf(version: string): string | undefined {
  return /\d+/.exec(version)?.[0];
}
