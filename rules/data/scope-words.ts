/**
 * What each right of a job's built-in key lets it do, in words that read on after “can”.
 * Source: GitHub's "Permissions required for GitHub Apps", which lists what each right opens.
 */
import type { Level } from './levels.ts';

const words: Readonly<Record<string, readonly [read: string, write: string]>> = {
  actions: ['see workflow runs', 'stop and restart workflow runs'],
  'artifact-metadata': ['read notes on artifacts', 'write notes on artifacts'],
  attestations: ['read proofs of origin', 'store proofs of origin'],
  checks: ['read check results', 'report check results'],
  'code-quality': ['read quality reports', 'write quality reports'],
  contents: ['read your code', 'push code, tags and releases'],
  deployments: ['see deployments', 'record deployments'],
  discussions: ['read discussions', 'write in discussions'],
  'id-token': ['ask your cloud or registry for a key', 'ask your cloud or registry for a key'],
  issues: ['read issues', 'write in issues'],
  metadata: ['see that the repository exists', 'see that the repository exists'],
  models: ['use GitHub’s models', 'use GitHub’s models'],
  packages: ['download packages', 'publish packages'],
  pages: ['see your site’s settings', 'publish your site'],
  'pull-requests': ['read pull requests', 'write in pull requests'],
  'repository-projects': ['read project boards', 'change project boards'],
  'security-events': ['read security reports', 'upload security reports'],
  statuses: ['read commit marks', 'mark commits'],
};

/** Absent for a right nobody described, and for `none`. */
export function scopeWords(scope: string, level: Level): string | undefined {
  if (level === 'none' || !Object.hasOwn(words, scope)) return undefined;
  return words[scope]?.[level === 'write' ? 1 : 0];
}
