/**
 * The files that belong to the project: what git keeps, or would keep if someone added it now. Relative paths, sorted.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path && existsSync(join(root, path)))
    .sort();
}

/** Without the examples of rules, which are what other people write. */
export function trackedMarkdown(): readonly string[] {
  return trackedFiles().filter((path) => path.endsWith('.md') && !path.includes('/examples/'));
}
