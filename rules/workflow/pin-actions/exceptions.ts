/**
 * Actions for which another ref changes what runs, by their own documentation. The notes stand in `rules/data/actions.json`.
 */
import type { RepositoryUses } from '../../model/workflow/uses.ts';

export type Exception = 'must stay at its tag' | 'ref selects the toolchain' | 'ref selects the tool';

export function exceptionFor({ name, ref }: RepositoryUses): Exception | undefined {
  switch (name.toLowerCase()) {
    case 'slsa-framework/slsa-github-generator':
      return /^v\d+\.\d+\.\d+$/.test(ref) ? 'must stay at its tag' : undefined;
    case 'dtolnay/rust-toolchain':
      return ref === 'master' ? undefined : 'ref selects the toolchain';
    case 'taiki-e/install-action':
      return /^v?\d/.test(ref) ? undefined : 'ref selects the tool';
    default:
      return undefined;
  }
}
