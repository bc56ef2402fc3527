/**
 * `--format text`: for a person in a terminal. Calm, one line a finding, file by file, and what to do next.
 */
import { type Severity, severities } from '../../rules/index.ts';
import type { PrintedFinding, Result } from './result.ts';
import { visible } from './visible.ts';

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
  const lines = result.findings.flatMap((one, index) => {
    const { rule, severity, message } = one.finding;
    const line = `${paint('1', whereOf(one))}  ${paint(colours[severity], visible(message))}  ${paint('2', `(${rule})`)}`;
    const isOtherFile = index > 0 && one.path !== result.findings[index - 1]?.path;
    return isOtherFile ? ['', line] : [line];
  });
  const unread = result.unread.map(
    ({ path, reason, partly }) => `${visible(path)}  ${partly ? 'Read in part: ' : ''}${visible(reason)}`,
  );
  return [...lines, ...gap(lines), ...unread, ...gap(unread), ...closing(result)].join('\n');
}

function whereOf({ path, start }: PrintedFinding): string {
  if (path === null) return 'On GitHub';
  return start ? `${visible(path)}:${start.line}` : visible(path);
}

function closing(result: Result): string[] {
  const { findings, unread, suppressed } = result;
  const hidden = [
    suppressed.comment > 0 ? `${suppressed.comment} by comments` : '',
    suppressed.config > 0 ? `${suppressed.config} by .github/longhaul.yml` : '',
    suppressed.baseline > 0 ? `${suppressed.baseline} by the baseline` : '',
  ].filter(Boolean);
  const leftOut = hidden.length > 0 ? [`Left out: ${hidden.join(', ')}.`] : [];
  if (findings.length > 0) return [countsOf(findings), mendingOf(findings), ...leftOut].filter(Boolean);
  const nothing = unread.length > 0 ? 'Nothing to do in what could be read.' : 'Nothing to do here.';
  return [[nothing, ...leftOut].join(' ')];
}

/** `1 to fix now (ci.yml:14), 2 worth fixing.` */
function countsOf(findings: readonly PrintedFinding[]): string {
  const now = findings.filter(({ finding }) => finding.severity === 'fix-now');
  const count = (severity: Severity) => findings.filter(({ finding }) => finding.severity === severity).length;
  const places = now.slice(0, mostPlaces).map(whereOf).join(', ');
  const parts = [
    now.length > 0 ? `${now.length} to fix now (${places}${now.length > mostPlaces ? ' and more' : ''})` : '',
    count('worth-fixing') > 0 ? `${count('worth-fixing')} worth fixing` : '',
    count('good-habit') > 0 ? `${count('good-habit')} ${count('good-habit') === 1 ? 'good habit' : 'good habits'}` : '',
    count('tidy') > 0 ? `${count('tidy')} to tidy` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

const mostPlaces = 3;

/** What `--fix` would do, and where to read on. */
function mendingOf(findings: readonly PrintedFinding[]): string {
  const mendable = (...safeties: readonly string[]) =>
    findings.filter(({ finding }) => finding.fixes.some(({ safety, change }) => !change && safeties.includes(safety)))
      .length;
  const [safe, all] = [mendable('safe'), mendable('safe', 'careful')];
  const [worst] = severities.flatMap((one) => findings.filter(({ finding }) => finding.severity === one));
  return [
    safe > 0 ? `--fix can mend ${safe}.` : '',
    all > safe ? `--fix-careful can mend ${all}; look at the change before you commit it.` : '',
    worst ? `To read why: longhaul explain ${worst.finding.rule}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function gap(lines: readonly string[]): string[] {
  return lines.length > 0 ? [''] : [];
}
