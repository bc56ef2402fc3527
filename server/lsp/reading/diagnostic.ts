/**
 * A finding as the protocol's diagnostic. Only findings with a place in a text become one.
 */
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import type { Document, Finding, Related, Severity } from '../../../rules/index.ts';
import { pageAddress } from '../../page-address.ts';
import { rangeOf } from '../../positions.ts';
import type { Abilities } from '../abilities.ts';
import type { FindingTarget } from '../messages.ts';
import type { Project } from '../project/project.ts';

/** What an action needs to find the finding again, without hidden state. */
export interface DiagnosticData extends FindingTarget {
  /** Of the open text the range belongs to; absent for a file that is not open. */
  readonly version?: number;
}

export function toDiagnostic(
  finding: Finding,
  document: Document,
  project: Project,
  abilities: Abilities,
): Diagnostic | undefined {
  const { place, rule, message, severity, related } = finding;
  if (!place.span) return undefined;
  const range = rangeOf(document, place.span);
  const version = project.openTextOf(document.path)?.version;
  const data: DiagnosticData = {
    rule,
    uri: project.uriOf(document.path),
    range,
    ...(version === undefined ? {} : { version }),
  };
  return {
    range,
    severity: severityOf[severity],
    code: rule,
    ...(abilities.showsCodeDescription ? { codeDescription: { href: pageAddress(rule) } } : {}),
    source: 'Longhaul',
    message,
    ...(abilities.showsRelated && related.length > 0
      ? { relatedInformation: related.flatMap((one) => toRelated(one, project) ?? []) }
      : {}),
    ...(abilities.keepsDiagnosticData ? { data } : {}),
  };
}

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  'fix-now': DiagnosticSeverity.Error,
  'worth-fixing': DiagnosticSeverity.Warning,
  'good-habit': DiagnosticSeverity.Information,
  tidy: DiagnosticSeverity.Hint,
};

function toRelated({ place, message }: Related, project: Project): DiagnosticRelatedInformation | undefined {
  if (place.path === null) return undefined;
  const document = project.document(place.path);
  const range = place.span && document ? rangeOf(document, place.span) : fileStart;
  return { location: { uri: project.uriOf(place.path), range }, message };
}

const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
