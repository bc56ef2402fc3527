/**
 * Index settings of uv, Poetry and PDM in pyproject.toml, and of uv in uv.toml.
 */
import type { Document } from '../../engine/document.ts';
import { itemsAt, mapAt, type Node, pairOf } from '../../engine/tree.ts';
import type { Home, IndexSetting } from './index-setting.ts';

export function projectIndexes(document: Document): readonly IndexSetting[] {
  const { root, kind } = document;
  const uv = uvTable(document);
  return [
    ...[uv, [...uv, 'pip']].flatMap((path) => uvKeys(root, path)),
    ...itemsAt(root, ...uv, 'index').flatMap((item) => [
      ...addressIn(item, 'url', 'index'),
      ...addressIn(item, 'publish-url', 'upload'),
    ]),
    ...(kind === 'pyproject' ? sourceLists(root) : []),
  ].sort((a, b) => a.at.start - b.at.start);
}

/** Where uv's settings begin in this file. */
export function uvTable({ kind }: Document): readonly string[] {
  return kind === 'uv-config' ? [] : ['tool', 'uv'];
}

const uvRoles: Readonly<Record<string, IndexSetting['role']>> = {
  'index-url': 'index',
  'default-index': 'index',
  'extra-index-url': 'extra',
  'find-links': 'links',
  'publish-url': 'upload',
  'check-url': 'upload',
  'allow-insecure-host': 'trusted',
};

function uvKeys(root: Node | undefined, path: readonly string[]): readonly IndexSetting[] {
  const map = path.length === 0 && root?.kind === 'map' ? root : mapAt(root, ...path);
  return Object.entries(uvRoles).flatMap(([key, role]) => {
    const value = pairOf(map, key)?.value;
    if (value?.kind === 'list') {
      return value.items.flatMap((item, index) => settingsIn(item, map, key, role, { form: 'item', path, key, index }));
    }
    return settingsIn(value, map, key, role, { form: 'map', path, key });
  });
}

function sourceLists(root: Node | undefined): readonly IndexSetting[] {
  return [...itemsAt(root, 'tool', 'poetry', 'source'), ...itemsAt(root, 'tool', 'pdm', 'source')].flatMap((item) => [
    ...addressIn(item, 'url', isLinks(item) ? 'links' : 'index'),
    ...uncheckedIn(item),
  ]);
}

function isLinks(item: Node): boolean {
  const type = pairOf(item, 'type')?.value;
  return type?.kind === 'scalar' && type.value === 'find_links';
}

function addressIn(item: Node, key: string, role: IndexSetting['role']): readonly IndexSetting[] {
  return settingsIn(pairOf(item, key)?.value, item, key, role, { form: 'table' });
}

/** PDM: `verify_ssl = false`. */
function uncheckedIn(item: Node): readonly IndexSetting[] {
  const value = pairOf(item, 'verify_ssl')?.value;
  if (value?.kind !== 'scalar' || value.typed !== false) return [];
  return settingsIn(value, item, 'verify_ssl', 'unchecked', { form: 'table' });
}

function settingsIn(
  value: Node | undefined,
  around: Node | undefined,
  key: string,
  role: IndexSetting['role'],
  home: Home,
): readonly IndexSetting[] {
  const pair = pairOf(around, key);
  if (!pair || value?.kind !== 'scalar') return [];
  const { key: option, span: scope } = pair;
  return [
    {
      role,
      option: key,
      optionAt: option.span,
      text: value.value,
      at: value.span,
      scalar: value,
      start: 0,
      scope: home.form === 'item' ? value.span : scope,
      home,
    },
  ];
}
