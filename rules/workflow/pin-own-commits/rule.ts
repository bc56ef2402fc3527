/**
 * Finds a pinned commit that no branch or tag of the named repository leads to. GitHub shows commits of forks under the name of the
 * original, so such a pin can run a stranger's code while it looks right.
 */
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { belongs, factsOf, hooksIn, newestRelease } from '../../model/workflow/action-facts.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit } from '../../model/workflow/uses.ts';

export const rule: DocumentRule = {
  id: 'pin-own-commits',
  family: 'workflow',
  title: 'Pin commits that belong to the action',
  reads: ['workflow', 'action', 'pre-commit'],
  needsActionFacts: true,
  severity: 'fix-now',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:impostor-commit'],
  *check(document, { facts }) {
    if (Object.keys(facts.actions).length === 0) return;
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || !isCommit(uses.ref)) continue;
      const known = factsOf(facts, uses.name);
      if (belongs(known, uses.ref) !== false) continue;
      const release = newestRelease(known);
      const swap: readonly Fix[] = release
        ? [
            {
              title: `Pin ${release.version} instead`,
              safety: 'careful',
              edits: repin(document, uses, release),
              guide: afterwards,
            },
          ]
        : [];
      yield { at: uses.scalar.span, scope, message: messageFor(uses.name), fixes: [...swap, byHand] };
    }
    for (const { name, rev, scope } of document.kind === 'pre-commit' ? hooksIn(document) : []) {
      if (isCommit(rev.value) && belongs(factsOf(facts, name), rev.value) === false)
        yield { at: rev.span, scope, message: messageFor(name), fixes: [byHand] };
    }
  },
};

function messageFor(name: string): string {
  return `This commit is not part of \`${name}\`, so anyone can have made it. Pin a release.`;
}

const afterwards = ['Did a run use this commit? Then replace the secrets of that job.'];

const byHand: Fix = {
  title: 'Pin a release, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Open the action on GitHub and choose a release.',
    'Put the commit of that release behind the `@`.',
    ...afterwards,
  ],
};
