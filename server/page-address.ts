/**
 * Where a rule's page can be read by anyone. The only place that builds this address.
 */

import { repository } from '../package.json';
import { allRules } from '../rules/index.ts';

const pages = `${repository.url.replace(/\.git$/, '')}/blob/main/rules`;

export function pageAddress(rule: string): string {
  const family = allRules.find(({ id }) => id === rule)?.family ?? 'workflow';
  return `${pages}/${family}/${rule}/README.md`;
}
