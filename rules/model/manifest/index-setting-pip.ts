/**
 * Index options in requirements files and in pip's configuration file. Both know the same options under the same names.
 */
import type { Document } from '../../engine/document.ts';
import { type Pair, type ScalarNode, sourceOf } from '../../engine/tree.ts';
import type { IndexSetting } from './index-setting.ts';

const roles: Readonly<Record<string, IndexSetting['role']>> = {
  'index-url': 'index',
  'pypi-url': 'index',
  i: 'index',
  'extra-index-url': 'extra',
  'find-links': 'links',
  f: 'links',
  'trusted-host': 'trusted',
};

const option =
  /(?<=^|\s)(--?)(index-url|pypi-url|extra-index-url|find-links|trusted-host|i|f)(?:\s*=\s*|\s+)(["']?)([^\s"']+)\3/g;

export function requirementsIndexes({ root }: Document): readonly IndexSetting[] {
  if (root?.kind !== 'list') return [];
  return root.items.flatMap((line) => (line.kind === 'scalar' && line.value.startsWith('-') ? optionsIn(line) : []));
}

function optionsIn(line: ScalarNode): readonly IndexSetting[] {
  return [...line.value.matchAll(option)].flatMap((match) => {
    const [whole, dashes = '', name = '', quote = '', text = ''] = match;
    const role = roles[name];
    // Short options have one dash, long ones two.
    if (!role || (dashes === '-') !== (name.length === 1)) return [];
    const start = match.index + whole.length - quote.length - text.length;
    return [
      {
        role,
        option: dashes + name,
        optionAt: sourceOf(line, match.index, match.index + dashes.length + name.length),
        text,
        at: sourceOf(line, start, start + text.length),
        scalar: line,
        start,
        scope: line.span,
        home: { form: 'line', line, start: match.index, end: match.index + whole.length },
      },
    ];
  });
}

export function pipConfigIndexes({ root }: Document): readonly IndexSetting[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap(({ value }) => (value?.kind === 'map' ? value.pairs.flatMap(entriesOf) : []));
}

/** A value may hold several addresses, on one line or on several. */
function entriesOf(pair: Pair): readonly IndexSetting[] {
  const name = pair.key.value.toLowerCase().replace(/_/g, '-').replace(/^--/, '');
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  const { value } = pair;
  if (!role || value?.kind !== 'scalar') return [];
  const words = [...value.value.matchAll(/\S+/g)];
  return words.map(({ 0: text, index }) => ({
    role,
    option: pair.key.value,
    optionAt: pair.key.span,
    text,
    at: sourceOf(value, index, index + text.length),
    scalar: value,
    start: index,
    scope: pair.span,
    home: { form: 'ini', pair, count: words.length },
  }));
}
