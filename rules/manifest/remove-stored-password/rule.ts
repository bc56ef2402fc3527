/**
 * Finds passwords and tokens for package indexes that stand in a file as they are. Nothing here repeats what it found:
 * not in a message, a title, a guide or an edit.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { isAside } from '../../model/manifest/ecosystems.ts';
import { isKeptFromGit } from '../../model/manifest/git-ignore.ts';
import { fixesFor } from './fixes.ts';
import { storedSecretsIn } from './stored-secrets.ts';

export const rule: DocumentRule = {
  id: 'remove-stored-password',
  family: 'manifest',
  title: 'Keep passwords out of package settings',
  reads: [
    'npmrc',
    'yarnrc',
    'pypirc',
    'pip-config',
    'requirements',
    'pyproject',
    'uv-config',
    'bunfig',
    'package-json',
    'dependabot',
  ],
  severity: 'fix-now',
  certainty: 'certain',
  effort: 'an hour',
  item: 'no-secrets',
  equivalents: ['osps:OSPS-BR-07.01'],
  *check(document, repository) {
    const certainty = isKeptFromGit(repository, document.path)
      ? 'possible'
      : isAside(document.path)
        ? 'likely'
        : 'certain';
    for (const secret of storedSecretsIn(document)) {
      yield {
        at: secret.at,
        scope: secret.scope,
        standIn: secret.standIn,
        certainty,
        message: `Anyone who reads this file can use ${secret.name}. Take it out, step by step.`,
        fixes: fixesFor(document, secret),
      };
    }
  },
};
