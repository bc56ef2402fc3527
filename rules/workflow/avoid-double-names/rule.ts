/**
 * Finds a version name that is a tag and a branch at once. Which of them runs is decided by a rule few people know.
 */
import type { Fix } from '../../engine/finding.ts';
import { onLineOf } from '../../engine/lines.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { factsOf, hooksIn, isDouble } from '../../model/workflow/action-facts.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit } from '../../model/workflow/uses.ts';

export const rule: DocumentRule = {
  id: 'avoid-double-names',
  family: 'workflow',
  title: 'Avoid names with two meanings',
  reads: ['workflow', 'action', 'pre-commit'],
  needsActionFacts: true,
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:ref-confusion'],
  *check(document, { facts }) {
    if (Object.keys(facts.actions).length === 0) return;
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || isCommit(uses.ref)) continue;
      const known = factsOf(facts, uses.name);
      if (!isDouble(known, uses.ref)) continue;
      const sha = known?.tags?.[uses.ref];
      yield {
        at: onLineOf(document, uses.scalar.span, uses.refAt),
        scope,
        message: messageFor(uses.ref),
        fixes: sha
          ? [
              {
                title: `Pin the commit of the tag ${uses.ref}`,
                safety: 'careful',
                edits: repin(document, uses, { sha, version: uses.ref }),
              },
              byHand,
            ]
          : [byHand],
      };
    }
    for (const { name, rev, scope } of document.kind === 'pre-commit' ? hooksIn(document) : []) {
      if (isDouble(factsOf(facts, name), rev.value))
        yield { at: rev.span, scope, message: messageFor(rev.value), fixes: [byHand] };
    }
  },
};

function messageFor(ref: string): string {
  return `\`${ref.length > 20 ? `${ref.slice(0, 19)}…` : ref}\` is a tag and a branch here, and only one of them runs. Pin a commit.`;
}

const byHand: Fix = {
  title: 'Pin a commit, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Look on GitHub which commit the tag has.', 'Write that commit in place of the name.'],
};
