/**
 * `--format sarif`: SARIF 2.1.0, for GitHub's Security tab and other readers.
 */
import {
  allRules,
  type Document,
  type Edit,
  eolOf,
  type Finding,
  readPage,
  type Severity,
  type Span,
  type TextEdit,
} from '../../rules/index.ts';
import { pageText } from '../disk-pages.ts';
import { pageAddress } from '../page-address.ts';
import { positionAt } from '../positions.ts';
import type { Printed, PrintedFinding, Result } from './result.ts';
import { version } from './version.ts';
import { quietJson } from './visible.ts';

const levels: Readonly<Record<Severity, string>> = {
  'fix-now': 'error',
  'worth-fixing': 'warning',
  'good-habit': 'note',
  tidy: 'note',
};

/** Columns are UTF-16 units, as everywhere. Paths are relative to the working folder, which should be the checkout. */
export async function sarifText({ findings, unread }: Result): Promise<string> {
  const rules = await Promise.all(allRules.map(ruleOf));
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
            rules,
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
  return quietJson(log);
}

/** GitHub shows `help` beside a finding: the page itself. */
async function ruleOf({ id, title, severity, equivalents, family }: (typeof allRules)[number]) {
  const page = await pageText(family, id);
  const address = pageAddress(id);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: readPage(page).sections['In one sentence'] || title },
    help: { text: `${title}. Read more: ${address}`, markdown: page || `[${title}](${address})` },
    helpUri: address,
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
              deletedRegion: regionOf(document, span),
              insertedContent: { text: text.replaceAll('\n', eolOf(document.text)) },
            })),
        },
      ],
    }));
}

function regionOf(document: Document, { start, end }: Span) {
  const [from, to] = [positionAt(document, start), positionAt(document, end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

function isIn(edit: Edit, { place }: Finding): boolean {
  return 'span' in edit && edit.path === place.path;
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
