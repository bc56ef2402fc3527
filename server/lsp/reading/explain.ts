/**
 * The explanation behind a finding: the rule's page, and the person's own lines as they are and as the fix would leave them.
 */
import {
  allRules,
  applyEdits,
  type Document,
  type Edit,
  type Finding,
  kindOf,
  languageOf,
  lineAt,
  lineStartsOf,
  type TextEdit,
} from '../../../rules/index.ts';
import { summaryOf } from '../fixes/fix-summary.ts';
import { isNewFile } from '../fixes/workspace-edit.ts';
import { type Explanation, type FindingTarget, methods } from '../messages.ts';
import type { Project } from '../project/project.ts';
import type { Session } from '../session.ts';
import { findTarget, targetOf } from '../targets.ts';
import { whereOf } from './where.ts';

export function answerExplain(session: Session): void {
  session.connection.onRequest(methods.explain, (target: FindingTarget) => explain(session, target));
}

/** A rule that does not exist has an empty page. */
async function explain(session: Session, target: FindingTarget): Promise<Explanation> {
  const rule = allRules.find(({ id }) => id === target.rule);
  const found = target.uri ? await findTarget(session, target) : undefined;
  return {
    rule: target.rule,
    title: rule?.title ?? target.rule,
    page: rule ? await session.pages.textOf(rule.family, rule.id) : '',
    ...(found ? { finding: describe(found.finding, found.project) } : {}),
  };
}

function describe(finding: Finding, project: Project): Explanation['finding'] {
  const { place, message, fixes } = finding;
  const kind = place.path === null ? undefined : kindOf(place.path);
  return {
    target: targetOf(finding, project),
    message,
    where: whereOf(finding, project),
    fixes: fixes.map(summaryOf),
    ...linesOf(finding, project),
    language: kind ? languages[languageOf(kind)] : 'text',
  };
}

/** As Markdown names them behind a fence. */
const languages = { yaml: 'yaml', json: 'json', toml: 'toml', ini: 'ini', lines: 'text' } as const;

function linesOf({ place, fixes }: Finding, project: Project): { readonly before?: string; readonly after?: string } {
  const edits = fixes.find((fix) => !fix.needs && fix.edits.length > 0)?.edits ?? [];
  const document = place.path === null ? undefined : project.document(place.path);
  const made = edits.find(isNewFile);
  if (!document) return made ? { after: firstLines(made.create) } : {};
  const changes = edits.filter((edit): edit is TextEdit => isTextEdit(edit) && edit.path === document.path);
  const spans = [...changes.map(({ span }) => span), ...(place.span ? [place.span] : [])];
  if (spans.length === 0) return {};
  const from = lineAt(document, Math.min(...spans.map(({ start }) => start)));
  const to = lineAt(document, Math.max(...spans.map(({ end }) => end)));
  const [start, end] = [startOf(document, Math.max(0, from - around)), startOf(document, to + 1 + around)];
  const before = document.text.slice(start, end);
  if (changes.length === 0) return { before: firstLines(before) };
  // Nothing outside the changed lines moves against its own end of the file.
  const fixed = applyEdits(document.text, changes);
  return {
    before: firstLines(before),
    after: firstLines(fixed.slice(start, fixed.length - (document.text.length - end))),
  };
}

/** Lines shown before and after the place. */
const around = 2;

function isTextEdit(edit: Edit): edit is TextEdit {
  return !isNewFile(edit);
}

function startOf(document: Document, line: number): number {
  return lineStartsOf(document)[line] ?? document.text.length;
}

function firstLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n').slice(0, mostLines).join('\n');
}

const mostLines = 40;
