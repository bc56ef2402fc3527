/**
 * Which actions a team allows: from `.github/longhaul.yml`, or from the list that `zizmor.yml` keeps for its own check.
 */
import type { ActionList } from '../../engine/config.ts';
import { remember } from '../../engine/remember.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { itemsAt, mapAt } from '../../engine/tree.ts';

/** Absent when the team said nothing, or said it in a way nobody can read. */
export const actionListOf: (repository: Repository) => ActionList | undefined = remember(read);

function read(repository: Repository): ActionList | undefined {
  if (repository.config.actions) return repository.config.actions;
  for (const { root } of documentsOf(repository, 'zizmor-config')) {
    const config = mapAt(root, 'rules', 'forbidden-uses', 'config');
    const [only, ...others] = config?.pairs ?? [];
    const form = only?.key.value;
    if (others.length > 0 || (form !== 'allow' && form !== 'deny')) continue;
    const patterns = itemsAt(config, form).flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
    return { form, patterns };
  }
  return undefined;
}

export interface NamedUse {
  /** `owner/repo`. */
  readonly name: string;
  readonly path: string;
  readonly ref: string;
}

/** True when a pattern fits. Owners and repositories are compared without case, paths and refs as they are. */
export function fitsPattern(pattern: string, { name, path, ref }: NamedUse): boolean {
  const [slug = '', wantedRef] = pattern.trim().split('@');
  if (wantedRef !== undefined && wantedRef !== ref) return false;
  if (slug === '*') return true;
  const [owner = '', repo = '', ...rest] = slug.split('/');
  const [ownOwner = '', ownRepo = ''] = name.toLowerCase().split('/');
  if (owner.toLowerCase() !== ownOwner) return false;
  if (repo === '*') return true;
  if (repo.toLowerCase() !== ownRepo) return false;
  const wanted = rest.join('/');
  return wanted === '*' || wanted === path;
}

/** True when the team does not want it. */
export function isForbidden({ form, patterns }: ActionList, use: NamedUse): boolean {
  return patterns.some((pattern) => fitsPattern(pattern, use)) === (form === 'deny');
}
