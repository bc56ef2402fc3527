/**
 * Finds actions and workflows of the same repository that are named by the folder they lie in at run time. `$/` names them by the commit that runs.
 */

import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { type UsesPlace, usesIn } from '../../model/workflow/action.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf, type Job } from '../../model/workflow/workflow.ts';

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
      yield {
        at: place.uses.scalar.span,
        scope: place.scope,
        message: 'What lies in this folder at run time is what runs. Name it with `$/` instead.',
        fixes: [fixFor(document, place)],
      };
    }
  },
};

/** The same code runs, unless another step puts other files there first. */
function fixFor(document: Document, { uses, step }: UsesPlace): Fix {
  const start = uses.scalar.value.indexOf('./');
  const edits = [{ path: document.path, span: sourceOf(uses.scalar, start, start + 1), text: '$' }];
  const job = step && stepPlacesIn(document).find((place) => place.step.node === step.node)?.job;
  const isSame = document.kind === 'workflow' && (!step || (job !== undefined && hasOnlyOwnFiles(job)));
  return {
    title: 'Name it by the commit that runs',
    safety: isSame ? 'safe' : 'careful',
    edits,
    guide: isSame ? undefined : ['Another step may build or change this action first. Then keep the old form.'],
  };
}

/** One plain checkout and nothing else that puts files there before. */
function hasOnlyOwnFiles(job: Job): boolean {
  const checkouts = job.steps.filter(({ uses }) => isAction(uses, 'actions/checkout'));
  const first = checkouts[0];
  return (
    checkouts.length === 1 &&
    first !== undefined &&
    !['ref', 'repository', 'path'].some((name) => inputOf(first, name)) &&
    !job.steps.some(({ run }) => run)
  );
}
