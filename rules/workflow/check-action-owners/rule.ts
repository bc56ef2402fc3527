/**
 * Finds actions whose repository is gone, was renamed, or was archived, as GitHub says today. A name that is free can be taken by anyone.
 */

import { knownAction } from '../../data/actions.ts';
import { isArchived } from '../../data/archived-actions.ts';
import type { Document } from '../../engine/document.ts';
import type { ActionFacts } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { factsOf, hooksIn } from '../../model/workflow/action-facts.ts';

export const rule: DocumentRule = {
  id: 'check-action-owners',
  family: 'workflow',
  title: 'Use actions that still have an owner',
  reads: ['workflow', 'action', 'pre-commit'],
  needsActionFacts: true,
  severity: 'fix-now',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: ['octoscan:repo-jacking', 'zizmor:archived-uses'],
  *check(document, { facts }) {
    if (Object.keys(facts.actions).length === 0) return;
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository') continue;
      const found = judge(document, uses.name, uses.nameAt, factsOf(facts, uses.name));
      if (found) yield { ...found, scope };
    }
    for (const { name, repo, scope } of document.kind === 'pre-commit' ? hooksIn(document) : []) {
      const at = {
        start: repo.span.start + repo.value.indexOf(name),
        end: repo.span.start + repo.value.indexOf(name) + name.length,
      };
      const found = judge(document, name, repo.style === 'plain' ? at : repo.span, factsOf(facts, name));
      if (found) yield { ...found, scope };
    }
  },
};

function judge(document: Document, name: string, at: Span, facts: ActionFacts | undefined): Found | undefined {
  if (facts?.state === 'missing')
    return {
      at,
      certainty: 'likely',
      equivalents: ['octoscan:repo-jacking'],
      message: `GitHub shows no \`${name}\`. If the name is free, anyone can take it.`,
      fixes: [gone],
    };
  if (facts?.movedTo !== undefined)
    return {
      at,
      severity: 'worth-fixing',
      equivalents: ['octoscan:repo-jacking'],
      message: `\`${name}\` has another name today, and the old one can be taken. Use the new one.`,
      fixes: [
        {
          title: `Use ${facts.movedTo}`,
          safety: 'careful',
          edits: [{ path: document.path, span: at, text: facts.movedTo }],
        },
      ],
    };
  // What the list that comes along knows, its own rule says.
  if (!facts?.archived || isArchived(name) || knownAction(name)?.archived) return undefined;
  return {
    at,
    severity: 'good-habit',
    equivalents: ['zizmor:archived-uses'],
    message: `Nobody maintains \`${name}\` any more. Use something else in its place.`,
    fixes: [archived],
  };
}

const gone: Fix = {
  title: 'Find another way, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Open the address in a browser. A private repository shows nothing to strangers, too.',
    'Is it gone? Then take the step out, or use another action.',
    'Did it run lately? Then replace the secrets of that job.',
  ],
};

const archived: Fix = {
  title: 'Use something else, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Look at its page. Often it names what took its place.', 'Often a command in a `run` step does the same.'],
};
