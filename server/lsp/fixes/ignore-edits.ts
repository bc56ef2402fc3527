/**
 * Writes down that a finding may stay: in a comment above its line, or in the team's file where no comment can stand.
 * Every way is tried on a copy first and taken only if the rule then says nothing there.
 */
import {
  allRules,
  checkDocument,
  commentsOf,
  configPaths,
  type Document,
  type Edit,
  type Finding,
  languageOf,
  lineAt,
  lineStartsOf,
  readDocument,
  type TextEdit,
} from '../../../rules/index.ts';
import type { Project } from '../project/project.ts';
import { configEdits } from './ignore-in-config.ts';

/** Nothing when there is no place for it. `reason` is one line, and may be ''. */
export function ignoreEdits(project: Project, finding: Finding, reason: string): readonly Edit[] | undefined {
  const { path } = finding.place;
  const document = path === null ? undefined : project.document(path);
  const words = reason.replace(/\s+/g, ' ').trim();
  const edit = document && takesComments(document) ? commentEdit(project, document, finding, words) : undefined;
  if (edit) return [edit];
  const config = configPaths.map((place) => project.document(place)).find((place) => place !== undefined);
  return configEdits(config, finding, words);
}

function takesComments({ kind }: Document): boolean {
  return languageOf(kind) !== 'json' && kind !== 'security-policy';
}

function commentEdit(project: Project, document: Document, finding: Finding, reason: string): TextEdit | undefined {
  const { span } = finding.place;
  if (!span) return undefined;
  const lines = [
    ...new Set([span.start, finding.scope?.start ?? span.start].map((offset) => lineAt(document, offset))),
  ];
  const ways = [
    ...lines.flatMap((line) => addToExisting(document, line, finding.rule, reason)),
    ...lines.map((line) => lineAbove(document, line, finding.rule, reason)),
  ];
  return ways.find((edit) => silences(project, document, finding, edit));
}

/** A second comment can take the first one's effect away, so one that stands there already gets another name. */
function addToExisting(document: Document, line: number, rule: string, reason: string): TextEdit[] {
  return commentsOf(document)
    .filter(
      (comment) =>
        comment.tool === 'longhaul' &&
        !comment.wholeFile &&
        (comment.line === line || (comment.alone && comment.line === line - 1)),
    )
    .map(({ start, end }) => {
      const text = document.text.slice(start, end);
      const names = text.replace('[', `[${rule}, `);
      return { path: document.path, span: { start, end }, text: reason ? `${names.trimEnd()}; ${reason}` : names };
    });
}

function lineAbove(document: Document, line: number, rule: string, reason: string): TextEdit {
  const start = lineStartsOf(document)[line] ?? 0;
  const indent = /^[ \t]*/.exec(document.text.slice(start))?.[0] ?? '';
  const comment = `${indent}# longhaul: ignore[${rule}]${reason && ` ${reason}`}\n`;
  return { path: document.path, span: { start, end: start }, text: comment };
}

function silences(project: Project, document: Document, { rule }: Finding, { span, text }: TextEdit): boolean {
  const after = readDocument(
    document.path,
    document.kind,
    document.text.slice(0, span.start) + text + document.text.slice(span.end),
  );
  const mark = after.text.indexOf('longhaul: ignore', span.start);
  const isComment = after.tree.comments.some(({ start, end }) => start <= mark && mark < end);
  const rules = allRules.filter(({ id }) => id === rule);
  const remaining = (text: Document) =>
    checkDocument(text, project.repository, rules).findings.filter(({ place }) => place.path === document.path).length;
  // A rule over the whole repository is not run here: being a comment beside the place is all that can be shown.
  const ran = rules.some(({ reads }) => typeof reads !== 'string');
  return isComment && (!ran || remaining(after) < remaining(document));
}
