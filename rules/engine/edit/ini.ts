/** Edits of `.npmrc`, `.pypirc` and `pip.conf`: one line for one key, spaced like its neighbours. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { type MapNode, mapAt, type Pair, pairOf } from '../tree.ts';
import { append, edit, lineEnd, lineStart, wholeLines } from './text-lines.ts';

/** Sets a key; `section` is null for the lines above the first section. A section that is missing is added at the end. */
export function setIniKey(document: Document, section: string | null, key: string, value: string): readonly TextEdit[] {
  const root = document.root?.kind === 'map' ? document.root : undefined;
  const map = section === null ? root : mapAt(root, section);
  const known = pairOf(map, key);
  if (known) return setValue(document, known, value);
  const entry = `${key}${separatorOf(document, root, section)}${value}`;
  if (!map && section !== null)
    return append(document, `${document.text.trim() === '' ? '' : '\n'}[${section}]\n${entry}`);
  const entries = map?.pairs.filter((pair) => pair.value?.kind !== 'map') ?? [];
  const last = entries.at(-1);
  if (last) return addLine(document, lineEnd(document.text, last.span.end), entry);
  if (map && section !== null) return addLine(document, lineEnd(document.text, map.span.start), entry);
  const first = root?.pairs[0];
  return first ? edit(document, first.span.start, first.span.start, `${entry}\n\n`) : append(document, entry);
}

/** Removes a key with its line or lines, and with the comment behind it. */
export function removeIniKey(document: Document, section: string | null, key: string): readonly TextEdit[] {
  const pair = pairOf(section === null ? document.root : mapAt(document.root, section), key);
  return pair ? removeIniPair(document, pair) : [];
}

export function removeIniPair(document: Document, pair: Pair): readonly TextEdit[] {
  const { start, end } = wholeLines(document.text, pair.span);
  return edit(document, start, end, '');
}

function setValue(document: Document, pair: Pair, value: string): readonly TextEdit[] {
  if (pair.value) return edit(document, pair.value.span.start, pair.value.span.end, value);
  const separator = /[=:]/.test(document.text.slice(pair.key.span.end, pair.span.end));
  return edit(document, pair.span.end, pair.span.end, `${separator ? '' : '='}${value}`);
}

function addLine(document: Document, at: number, entry: string): readonly TextEdit[] {
  return edit(document, at, at, `\n${entry}`);
}

/** As the neighbours have it; else `=` without sections, as npm writes it, and ` = ` in sections, as pip does. */
function separatorOf(document: Document, root: MapNode | undefined, section: string | null): string {
  const map = section === null ? root : (mapAt(root, section) ?? root);
  const pair = map?.pairs.find(
    ({ value }) =>
      value?.kind === 'scalar' &&
      !document.text.slice(lineStart(document.text, value.span.start), value.span.start).startsWith(' '),
  );
  const written = pair?.value ? document.text.slice(pair.key.span.end, pair.value.span.start) : '';
  if (/^\s*[=:]\s*$/.test(written) && !written.includes('\n')) return written;
  return section === null ? '=' : ' = ';
}
