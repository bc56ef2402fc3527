/**
 * What we write for one ecosystem: weekly, in one pull request, a week after the release.
 */
import type { Ecosystem } from '../../model/manifest/ecosystems.ts';

export function fileText(ecosystems: readonly Ecosystem[]): string {
  return `version: 2\nupdates:\n${listText(ecosystems).replace(/^/gm, '  ')}\n`;
}

/** The list of entries, indented from nothing. */
export function listText(ecosystems: readonly Ecosystem[]): string {
  return ecosystems.map((ecosystem) => `- ${entryText(ecosystem).replace(/\n/g, '\n  ')}`).join('\n');
}

/** YAML without the dash, indented from nothing. */
export function entryText({ name, folders }: Ecosystem): string {
  return [
    `package-ecosystem: ${name}`,
    ...(folders.length === 1
      ? [`directory: ${folders[0]}`]
      : ['directories:', ...folders.map((folder) => `  - ${folder}`)]),
    'schedule:',
    '  interval: weekly',
    'cooldown:',
    '  default-days: 7',
    'groups:',
    `  ${name}:`,
    "    patterns: ['*']",
  ].join('\n');
}
