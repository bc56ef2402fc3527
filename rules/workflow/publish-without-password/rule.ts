/**
 * Finds releases that sign in to a public registry with a password stored as a secret, where the registry could trust the job.
 * Whoever gets hold of that password can publish under the project's name, from anywhere, until somebody notices.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { publishWords } from '../../model/publish/commands.ts';
import { publishingsIn } from '../../model/publish/publishing.ts';
import { hiddenInputs } from './hidden-inputs.ts';
import { loudSettings } from './loud-settings.ts';
import { packageImages } from './package-images.ts';
import { withPassword } from './with-password.ts';

export const rule: DocumentRule = {
  id: 'publish-without-password',
  family: 'workflow',
  title: 'Publish without a stored password',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'publish-without-password',
  equivalents: ['zizmor:use-trusted-publishing'],
  *check(document, repository) {
    if (!publishWords.test(document.text)) return;
    for (const publishing of publishingsIn(document, repository)) yield* withPassword(publishing, repository);
    yield* loudSettings(document, repository);
    yield* hiddenInputs(document);
    yield* packageImages(document, repository);
  },
};
