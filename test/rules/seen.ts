/**
 * What a person sees of a rule's findings, as text: recorded beside each example and reviewed like any text.
 */
import type { Finding, Fix, Place } from '../../rules/index.ts';
import type { Files } from './example.ts';

export function seenText(findings: readonly Finding[], files: Files): string {
  return findings.map((finding) => seenFinding(finding, files)).join('\n');
}

function seenFinding(finding: Finding, files: Files): string {
  const lines = [
    `${where(finding.place, files)}  ${finding.severity}, ${finding.certainty}`,
    `  ${finding.message}`,
    ...excerpt(finding.place, files),
    ...finding.related.map((related) => `  then ${where(related.place, files)}  ${related.message}`),
    ...finding.fixes.flatMap(seenFix),
  ];
  return `${lines.join('\n')}\n`;
}

function seenFix(fix: Fix): string[] {
  return [
    `  fix (${fix.safety}${fix.needs ? ', asks GitHub' : ''}): ${fix.title}`,
    ...(fix.change ? [`    ${fix.change.setting}: ${fix.change.from} → ${fix.change.to}. ${fix.change.effect}`] : []),
    ...(fix.guide ?? []).map((step, index) => `    ${index + 1}. ${step}`),
  ];
}

function where(place: Place, files: Files): string {
  if (place.path === null) return 'a setting on GitHub';
  if (!place.span) return `${place.path} (missing)`;
  const before = (files.get(place.path) ?? '').slice(0, place.span.start);
  const line = before.split('\n').length;
  return `${place.path}:${line}:${before.length - before.lastIndexOf('\n')}`;
}

/** The first line of the place, with the marked part underlined. */
function excerpt(place: Place, files: Files): string[] {
  if (place.path === null || !place.span) return [];
  const text = files.get(place.path) ?? '';
  const start = text.lastIndexOf('\n', place.span.start - 1) + 1;
  const line = text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const width = Math.max(1, Math.min(place.span.end, start + line.length) - place.span.start);
  return [`  | ${line}`, `  | ${' '.repeat(Math.max(0, place.span.start - start))}${'^'.repeat(width)}`];
}
