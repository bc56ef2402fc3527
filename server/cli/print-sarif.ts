/**
 * `--format sarif`: SARIF 2.1.0, for GitHub's Security tab and other readers.
 */
import {
  allRules,
  type Edit,
  type Finding,
  lineAt,
  lineStartsOf,
  type Severity,
  type TextEdit,
} from '../../rules/index.ts';
import { pageAddress } from '../lsp/page-address.ts';
import type { Printed, PrintedFinding, Result } from './result.ts';
import { version } from './version.ts';

const levels: Readonly<Record<Severity, string>> = {
  'fix-now': 'error',
  'worth-fixing': 'warning',
  'good-habit': 'note',
  tidy: 'note',
};

export function sarifText({ findings, unread }: Result): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Longhaul',
            version,
            informationUri: pageAddress('').replace(/\/blob\/.*/, ''),
            rules: allRules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(resultOf),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unread.map(({ path, reason }) => ({
              level: 'warning',
              message: { text: reason },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
          },
        ],
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function ruleOf({ id, title, severity, equivalents, family }: (typeof allRules)[number]) {
  return {
    id,
    shortDescription: { text: title },
    helpUri: pageAddress(id),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', family, ...equivalents] },
  };
}

function resultOf(printed: PrintedFinding) {
  const { finding, related, fingerprint } = printed;
  return {
    ruleId: finding.rule,
    ruleIndex: allRules.findIndex(({ id }) => id === finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: locationsOf(printed),
    relatedLocations: related.flatMap((other, id) =>
      locationsOf(other).map((location) => ({ id, message: { text: other.message }, ...location })),
    ),
    partialFingerprints: { 'longhaul/v1': fingerprint },
    fixes: fixesOf(printed),
    properties: { severity: finding.severity, certainty: finding.certainty, equivalents: finding.equivalents },
  };
}

function locationsOf({ path, start, end }: Printed) {
  if (path === null) return [];
  const region =
    start && end
      ? { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
      : { startLine: 1 };
  return [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, region } }];
}

/** Fixes whose edits are known and stay in the finding's own file. */
function fixesOf({ finding, document, path }: PrintedFinding) {
  if (!document || path === null) return [];
  return finding.fixes
    .filter((fix) => fix.edits.length > 0 && fix.edits.every((edit) => isIn(edit, finding)))
    .map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation: { uri: uriOf(path) },
          replacements: fix.edits
            .filter((edit): edit is TextEdit => 'span' in edit)
            .map(({ span, text }) => ({
              deletedRegion: { ...point('start', span.start), ...point('end', span.end) },
              insertedContent: { text },
            })),
        },
      ],
    }));

  function point(name: 'start' | 'end', offset: number) {
    if (!document) return {};
    const line = lineAt(document, offset);
    return { [`${name}Line`]: line + 1, [`${name}Column`]: offset - (lineStartsOf(document)[line] ?? 0) + 1 };
  }
}

function isIn(edit: Edit, { place }: Finding): boolean {
  return 'span' in edit && edit.path === place.path;
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
