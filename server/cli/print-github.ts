/**
 * `--format github`: workflow commands, which GitHub shows beside the lines of a pull request.
 * Whatever comes from the repository is escaped, or a file name could give GitHub commands of its own.
 */
import type { Severity } from '../../rules/index.ts';
import type { Result } from './result.ts';
import { visible } from './visible.ts';

const commands: Readonly<Record<Severity, string>> = {
  'fix-now': 'error',
  'worth-fixing': 'warning',
  'good-habit': 'notice',
  tidy: 'notice',
};

export function githubText({ findings, unread }: Result): string {
  const lines = findings.map(({ finding, path, start, end }) => {
    const place = path === null ? [] : [`file=${property(path)}`];
    const position =
      start && end
        ? [`line=${start.line}`, `col=${start.column}`, `endLine=${end.line}`, `endColumn=${end.column}`]
        : [];
    return `::${commands[finding.severity]} ${[...place, ...position, `title=${property(finding.rule)}`].join(',')}::${data(finding.message)}`;
  });
  return [...lines, ...unread.map(({ path, reason }) => `::warning file=${property(path)}::${data(reason)}`)].join(
    '\n',
  );
}

function data(text: string): string {
  return visible(text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A'));
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
