/**
 * `--format text`: for a person in a terminal. Calm, one line a finding, and what to do next.
 */
import type { Severity } from '../../rules/index.ts';
import type { PrintedFinding, Result } from './result.ts';

const words: Readonly<Record<Severity, string>> = {
  'fix-now': 'fix now',
  'worth-fixing': 'worth fixing',
  'good-habit': 'good habit',
  tidy: 'tidy',
};
const colours: Readonly<Record<Severity, string>> = {
  'fix-now': '31',
  'worth-fixing': '33',
  'good-habit': '36',
  tidy: '2',
};

export interface TextOptions {
  readonly isColoured: boolean;
}

export function plainText(result: Result, { isColoured }: TextOptions): string {
  const paint = (colour: string, text: string) => (isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const lines = result.findings.map((one) => {
    const { rule, severity, message } = one.finding;
    return `${paint('1', whereOf(one))}  ${paint(colours[severity], words[severity])}  ${visible(message)}  ${paint('2', `(${rule})`)}`;
  });
  const unread = result.unread.map(
    ({ path, reason, partly }) => `${visible(path)}  ${partly ? 'read in part: ' : ''}${visible(reason)}`,
  );
  return [...lines, ...gap(lines), ...unread, ...gap(unread), ...closing(result)].join('\n');
}

function whereOf({ path, start }: PrintedFinding): string {
  if (path === null) return 'On GitHub';
  return start ? `${visible(path)}:${start.line}` : visible(path);
}

function closing({ findings, suppressed }: Result): string[] {
  const sentences: string[] = [];
  if (findings.length === 0) sentences.push('Nothing to do here.');
  else {
    const counts = Object.entries(words).flatMap(([severity, word]) => {
      const count = findings.filter(({ finding }) => finding.severity === severity).length;
      return count > 0 ? [`${count} ${word}`] : [];
    });
    sentences.push(`${counts.join(', ')}.`);
    const mendable = (safeties: readonly string[]) =>
      findings.filter(({ finding }) => finding.fixes.some(({ safety }) => safeties.includes(safety))).length;
    if (mendable(['safe']) > 0) sentences.push(`--fix mends ${mendable(['safe'])} of them.`);
    if (mendable(['safe', 'careful']) > mendable(['safe']))
      sentences.push(`--fix-careful mends ${mendable(['safe', 'careful'])}; look at the change before you commit it.`);
    sentences.push('longhaul explain <check> tells more.');
  }
  const hidden = [
    suppressed.comment > 0 ? `${suppressed.comment} by comments` : '',
    suppressed.config > 0 ? `${suppressed.config} by .github/longhaul.yml` : '',
    suppressed.baseline > 0 ? `${suppressed.baseline} by the baseline` : '',
  ].filter(Boolean);
  if (hidden.length > 0) sentences.push(`Left out: ${hidden.join(', ')}.`);
  return [sentences.join(' ')];
}

function gap(lines: readonly string[]): string[] {
  return lines.length > 0 ? [''] : [];
}

/** Names come from the repository: control characters and text that turns direction would let them draw on the terminal. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
