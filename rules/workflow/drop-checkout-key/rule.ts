/**
 * Finds a checkout that leaves its key on disk though no later step needs it. Worse where the folder is uploaded with the key in
 * it, where the code is a stranger's, or where the key is a secret of the project's own.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import type { Step } from '../../model/workflow/workflow.ts';
import { checkoutsIn } from './checkouts.ts';
import { findingFor, wideUploadFinding } from './finding.ts';
import { uploadOf, wideUploadsOf } from './uploads.ts';

export const rule: DocumentRule = {
  id: 'drop-checkout-key',
  family: 'workflow',
  title: 'Do not leave the checkout’s key behind',
  reads: ['workflow', 'action'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: 'small-keys',
  equivalents: [
    'zizmor:artipacked',
    'codeql:actions/secrets-in-artifacts',
    'octoscan:dangerous-artefact',
    'raven:RQ-17',
  ],
  *check(document, repository) {
    const seen = new Set<Step['node']>();
    for (const checkout of checkoutsIn(document, repository)) {
      const found = findingFor(checkout, repository);
      if (found) yield found;
      for (const upload of checkout.keeps === 'no' ? [] : wideUploadsOf(checkout)) {
        if (!seen.has(upload.node) && uploadOf(checkout) !== upload) yield wideUploadFinding(upload);
        seen.add(upload.node);
      }
    }
  },
};
