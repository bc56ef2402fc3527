/**
 * A name for a finding that survives edits elsewhere in the file: rule, path, and the text it points at.
 * Baselines and SARIF use it, and those are made public: a password never goes into it, not even hashed.
 * Findings of one file with the same text are numbered in order.
 */
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';

/** Fingerprints in the order of `findings`, which must be sorted as `check` returns them. */
export function fingerprints(
  findings: readonly Finding[],
  documents: ReadonlyMap<string, Document>,
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, place } = finding;
    const name = `${rule}:${place.path ?? ''}:${hash(textFor(finding, documents).replace(/\s+/g, ' ').trim())}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${name}:${count}`;
  });
}

function textFor({ place, standIn }: Finding, documents: ReadonlyMap<string, Document>): string {
  if (standIn !== undefined || !place.span || place.path === null) return standIn ?? '';
  const text = documents.get(place.path)?.text.slice(place.span.start, place.span.end) ?? '';
  // The sign-in of an address.
  return text.replace(/\/\/[^\s/]*@/g, '//');
}

/** FNV-1a in 64 bits, as 16 hexadecimal digits: short, the same everywhere, and not meant to keep a secret. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
