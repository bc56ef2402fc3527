/**
 * Takes one index setting out of its file, with the line it leaves empty.
 */
import type { Document } from '../../engine/document.ts';
import { removeIniPair } from '../../engine/edit/ini.ts';
import { removeLine, replaceInLine } from '../../engine/edit/lines.ts';
import { removeTomlItem, removeTomlKeyIn } from '../../engine/edit/toml.ts';
import { removeItem, removeKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { type MapNode, mapAt, pairOf } from '../../engine/tree.ts';
import type { Home, IndexSetting } from './index-setting.ts';

/** Nothing where the setting is part of a table that needs it. */
export function removalOf(document: Document, { home, at }: IndexSetting): readonly TextEdit[] {
  switch (home.form) {
    case 'line':
      return fromLine(document, home);
    case 'ini':
      return home.count === 1 ? removeIniPair(document, home.pair) : removeWord(document, at);
    case 'map':
    case 'item':
      return fromMap(document, home);
    default:
      return [];
  }
}

function fromLine(document: Document, { line, start, end }: Home & { form: 'line' }): readonly TextEdit[] {
  const { value } = line;
  const isAlone = value.slice(0, start).trim() === '' && value.slice(end).trim() === '';
  if (isAlone) return removeLine(document, line);
  const before = value.slice(0, start);
  // The first option of a line goes with the white space behind it, any other with that before it.
  if (before.trim() === '')
    return replaceInLine(document, line, start, end + (/^\s*/.exec(value.slice(end))?.[0].length ?? 0), '');
  return replaceInLine(document, line, before.trimEnd().length, end, '');
}

function removeWord(
  { path, text }: Document,
  { start, end }: { readonly start: number; readonly end: number },
): readonly TextEdit[] {
  return [{ path, span: { start: text.slice(0, start).trimEnd().length, end }, text: '' }];
}

function fromMap(document: Document, home: Home & { form: 'map' | 'item' }): readonly TextEdit[] {
  const map = mapOf(document, home.path);
  if (!map) return [];
  const isYaml = document.kind === 'yarnrc';
  const list = pairOf(map, home.key)?.value;
  if (home.form === 'item' && list?.kind === 'list' && list.items.length > 1) {
    return isYaml ? removeItem(document, list, home.index) : removeTomlItem(document, list, home.index);
  }
  return isYaml ? removeKey(document, map, home.key) : removeTomlKeyIn(document, map, home.key);
}

function mapOf({ root }: Document, path: readonly string[]): MapNode | undefined {
  return path.length > 0 ? mapAt(root, ...path) : root?.kind === 'map' ? root : undefined;
}
