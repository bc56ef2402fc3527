/**
 * The rules' pages, read from the folders they stand in: beside the sources, or beside the bundle in the package.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const rules = ['../rules/', '../../rules/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('workflow/', url)));

/** '' when there is no such page. */
export async function pageText(family: string, rule: string): Promise<string> {
  if (!rules) return '';
  return readFile(new URL(`${family}/${rule}/README.md`, rules), 'utf8').catch(() => '');
}
