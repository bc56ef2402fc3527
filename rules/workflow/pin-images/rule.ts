/**
 * Finds container images that their owner can change under a workflow: without a version, at a tag, or named only at run time.
 */
import type { Equivalent } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { shortText } from '../../model/short-text.ts';
import { type ImagePlace, imagesIn } from '../../model/workflow/image.ts';
import { holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { fixesFor } from './fixes.ts';
import { type Candidate, candidatesOf } from './judge.ts';

export const rule: DocumentRule = {
  id: 'pin-images',
  family: 'workflow',
  title: 'Pin images to one content',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: ['zizmor:unpinned-images', 'scorecard:Pinned-Dependencies', 'poutine:unpinnable_action', 'raven:RQ-12'],
  *check(document, repository) {
    for (const place of imagesIn(document)) {
      const moving = candidatesOf(place).filter(({ grade }) => grade !== 'fixed');
      const [worst] = moving;
      if (!worst) continue;
      const alike = moving.filter(({ grade }) => grade === worst.grade);
      yield {
        at: place.scalar.span,
        scope: place.scope,
        ...judged(worst, place, repository),
        equivalents: equivalentsFor(place),
        related: alike.flatMap(({ scalar, text, from }) =>
          scalar && from === 'matrix'
            ? [
                {
                  place: { path: document.path, span: scalar.span },
                  message: `The matrix names \`${shortText(text, 40)}\` here.`,
                },
              ]
            : [],
        ),
        fixes: fixesFor(document, moving, repository),
      };
    }
  },
};

function judged(worst: Candidate, place: ImagePlace, repository: Repository): Omit<Found, 'at'> {
  const name = shortText(worst.text, 40);
  switch (worst.grade) {
    case 'newest':
      return {
        message:
          worst.from === 'matrix'
            ? `An image of the matrix, \`${name}\`, is whatever is newest. Add its digest.`
            : `The image \`${name}\` is whatever is newest on the day. Add its digest.`,
        severity: isNearSecrets(place, repository) ? 'worth-fixing' : 'good-habit',
        certainty: worst.from === 'matrix' || worst.text.includes('${{') ? 'likely' : 'certain',
      };
    case 'broken':
      return {
        message: 'This image’s digest is not whole, so nobody can fetch it. Copy it anew.',
        certainty: 'likely',
      };
    case 'unknown':
      return {
        message: 'The image that comes out here can change under you. Add its digest where it is named.',
        severity: 'tidy',
        certainty: 'possible',
      };
    default:
      return {
        message: `The image \`${name}\` can change under you: tags move. Add its digest.`,
        severity: 'tidy',
        certainty: 'possible',
      };
  }
}

/** A service runs beside the job and sees nothing of it. */
function isNearSecrets({ role, job }: ImagePlace, repository: Repository): boolean {
  return role !== 'service' && (!job || isWorthTaking(holdingsOf(job, repository)));
}

/** An action with a moving image stays loose however firmly people pin the action itself. */
function equivalentsFor({ role, job }: ImagePlace): readonly Equivalent[] {
  const always: readonly Equivalent[] = ['zizmor:unpinned-images', 'scorecard:Pinned-Dependencies'];
  if (role === 'action') return [...always, 'poutine:unpinnable_action', 'raven:RQ-12'];
  return job ? always : [...always, 'poutine:unpinnable_action'];
}
