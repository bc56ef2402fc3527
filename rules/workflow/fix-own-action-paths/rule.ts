/**
 * Finds actions and workflows of the same repository that are named by the folder they lie in at run time. `$/` names them by the commit that runs.
 */

import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';
import { type UsesPlace, usesIn } from '../../model/workflow/action.ts';
import { type Origin, originOf } from './origin.ts';

export const rule: DocumentRule = {
  id: 'fix-own-action-paths',
  family: 'workflow',
  title: 'Name your own actions by commit',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:self-repository', 'octoscan:local-action'],
  *check(document) {
    if (!document.text.includes('./')) return;
    for (const place of usesIn(document)) {
      if (place.uses.form !== 'workspace') continue;
      const origin = originOf(document, place);
      const isElsewhere = origin.from === 'another repository';
      yield {
        at: place.uses.scalar.span,
        scope: place.scope,
        certainty: isElsewhere ? 'possible' : 'certain',
        message: isElsewhere
          ? 'A step before fetched this action from elsewhere. Name that project and a commit.'
          : 'What lies in this folder at run time is what runs. Name it with `$/` instead.',
        fixes: [isElsewhere ? byHand(origin) : fixFor(document, place, origin)],
      };
    }
  },
};

/** The same code runs, unless another step puts other files there first. */
function fixFor(document: Document, { uses }: UsesPlace, origin: Exclude<Origin, { from: 'another repository' }>): Fix {
  const { value } = uses.scalar;
  const start = value.indexOf('./');
  const isSame = origin.from === 'this commit';
  // The folder of a checkout with a `path:` is the root of the commit.
  const inside = isSame ? '' : origin.inside;
  const end = inside ? value.indexOf(inside, start) + inside.length : start + 1;
  const text = value.charAt(end) === '/' ? '$' : '$/';
  return {
    title: 'Name it by the commit that runs',
    safety: isSame ? 'safe' : 'careful',
    edits: [{ path: document.path, span: sourceOf(uses.scalar, start, end), text }],
    guide: isSame ? undefined : ['A step, or whoever calls this, may bring other files. Then keep the old form.'],
  };
}

function byHand({ repository, path }: Extract<Origin, { from: 'another repository' }>): Fix {
  const isNamed = /^[\w.-]+\/[\w.-]+$/.test(repository);
  return {
    title: 'Name the project it comes from, by hand',
    safety: 'guided',
    edits: [],
    guide: [
      isNamed
        ? `Write \`${shortText(path ? `${repository}/${path}` : repository)}@\` and the full id of a commit.`
        : 'Write the project and the folder, then `@` and a full commit id.',
      'Take out the checkout that fetched it, when nothing else needs it.',
    ],
  };
}
