/**
 * Registry settings of npm, Yarn, pnpm and Bun, and the addresses releases go to in package.json and `.pypirc`.
 */
import type { Document } from '../../engine/document.ts';
import { type MapNode, mapAt, type Node, type Pair, pairOf } from '../../engine/tree.ts';
import type { Home, IndexSetting } from './index-setting.ts';

/** `registry`, `@scope:registry`, and npm's switch for certificates. */
export function npmIndexes({ root }: Document): readonly IndexSetting[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap((pair) => {
    const home: Home = { form: 'ini', pair, count: 1 };
    if (/^(@[^:]+:)?registry$/.test(pair.key.value)) return setting(pair, 'index', home);
    return pair.key.value === 'strict-ssl' && textOf(pair) === 'false' ? setting(pair, 'unchecked', home) : [];
  });
}

/** Yarn's registries, at the top and for each scope, its list of hosts without encryption, and its switch for certificates. */
export function yarnIndexes({ root }: Document): readonly IndexSetting[] {
  if (root?.kind !== 'map') return [];
  const scopes =
    mapAt(root, 'npmScopes')?.pairs.flatMap(({ value }) => (value?.kind === 'map' ? registriesIn(value) : [])) ?? [];
  const list = pairOf(root, 'unsafeHttpWhitelist');
  const hosts =
    list?.value?.kind === 'list' ? list.value.items.flatMap((item, index) => hostOf(list, item, index)) : [];
  const strict = pairOf(root, 'enableStrictSsl');
  const unchecked =
    strict && textOf(strict) === 'false'
      ? setting(strict, 'unchecked', { form: 'map', path: [], key: 'enableStrictSsl' })
      : [];
  return [...registriesIn(root), ...scopes, ...hosts, ...unchecked].sort((a, b) => a.at.start - b.at.start);
}

/** pnpm's registries by scope, and its switch for certificates. */
export function pnpmIndexes({ root }: Document): readonly IndexSetting[] {
  const registries =
    mapAt(root, 'registries')?.pairs.flatMap((pair) => setting(pair, 'index', { form: 'table' })) ?? [];
  const strict = pairOf(root, 'strictSsl');
  const isOff = strict && textOf(strict) === 'false';
  return isOff ? [...registries, ...setting(strict, 'unchecked', { form: 'table' })] : registries;
}

/** Bun's registry and those of scopes: an address, or a table with one. */
export function bunIndexes({ root }: Document): readonly IndexSetting[] {
  const install = mapAt(root, 'install');
  const pairs = [pairOf(install, 'registry'), ...(mapAt(install, 'scopes')?.pairs ?? [])];
  return pairs.flatMap((pair) => {
    const address = pair?.value?.kind === 'map' ? pairOf(pair.value, 'url') : pair;
    return address ? setting(address, 'index', { form: 'table' }) : [];
  });
}

/** Where `npm publish` sends the package. */
export function publishIndexes({ root }: Document): readonly IndexSetting[] {
  const pair = pairOf(mapAt(root, 'publishConfig'), 'registry');
  return pair ? setting(pair, 'upload', { form: 'table' }) : [];
}

function registriesIn(map: MapNode): readonly IndexSetting[] {
  return ['npmRegistryServer', 'npmPublishRegistry', 'npmAuditRegistry'].flatMap((key) => {
    const pair = pairOf(map, key);
    return pair ? setting(pair, key === 'npmPublishRegistry' ? 'upload' : 'index', { form: 'table' }) : [];
  });
}

function hostOf(list: Pair, item: Node, index: number): readonly IndexSetting[] {
  if (item.kind !== 'scalar') return [];
  const home: Home = { form: 'item', path: [], key: list.key.value, index };
  return [
    {
      role: 'trusted',
      option: list.key.value,
      optionAt: list.key.span,
      text: item.value,
      at: item.span,
      scalar: item,
      start: 0,
      scope: item.span,
      home,
    },
  ];
}

export function uploadIndexes({ root }: Document): readonly IndexSetting[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap(({ value }) => {
    const pair = pairOf(value, 'repository');
    return pair ? setting(pair, 'upload', { form: 'ini', pair, count: 1 }) : [];
  });
}

function setting(pair: Pair, role: IndexSetting['role'], home: Home): readonly IndexSetting[] {
  const { key, value, span } = pair;
  if (value?.kind !== 'scalar') return [];
  return [
    {
      role,
      option: key.value,
      optionAt: key.span,
      text: value.value,
      at: value.span,
      scalar: value,
      start: 0,
      scope: span,
      home,
    },
  ];
}

function textOf({ value }: Pair): string {
  return value?.kind === 'scalar' ? value.value.trim().toLowerCase() : '';
}
