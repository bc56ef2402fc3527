/**
 * Finds a repository with dependencies that nothing keeps current: no Dependabot, no Renovate, or an ecosystem left out.
 */
import type { Document } from '../../engine/document.ts';
import { insertItem, setKey } from '../../engine/edit/yaml.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found, RepositoryRule } from '../../engine/rule.ts';
import { mapAt, type Node, scalarAt } from '../../engine/tree.ts';
import { dependabotOf, ownDependabot } from '../../model/manifest/dependabot.ts';
import { type Ecosystem, ecosystemsOf, isCoveredBy } from '../../model/manifest/ecosystems.ts';
import { entryText, fileText, listText } from './entry.ts';

export const rule: RepositoryRule = {
  id: 'keep-dependencies-current',
  family: 'repository',
  title: 'Keep what you use current',
  reads: 'repository',
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: 'fresh-dependencies',
  equivalents: ['scorecard:Dependency-Update-Tool', 'osps:OSPS-VM-05.03'],
  check(repository) {
    const present = ecosystemsOf(repository);
    if (!repository.complete) return 'unknown';
    if (present.length === 0) return 'not-needed';
    if (hasRenovate(repository)) return [];
    const document = ownDependabot(repository);
    if (document) return gapsIn(document, present);
    // A file that is there and could not be read says nothing, and must not be written over.
    return repository.paths.some((path) => /^\.github\/dependabot\.ya?ml$/.test(path))
      ? 'unknown'
      : [withoutFile(present)];
  },
};

function withoutFile(present: readonly Ecosystem[]): Found {
  return {
    at: null,
    path: '.github/dependabot.yml',
    message: `Nothing tells you of updates for ${listOf(present)}. Add Dependabot.`,
    fixes: [
      {
        title: 'Add .github/dependabot.yml, with a week of waiting time',
        safety: 'careful',
        edits: [{ path: '.github/dependabot.yml', create: fileText(present) }],
      },
    ],
  };
}

function gapsIn(document: Document, present: readonly Ecosystem[]): readonly Found[] {
  const { text, path, root, tree } = document;
  if (tree.gaps.length > 0 || (root && root.kind !== 'map' && !isNothing(root))) return [];
  const dependabot = dependabotOf(document);
  const names = dependabot?.entries.map(({ ecosystem }) => ecosystem) ?? [];
  const missing = present.filter((ecosystem) => !isCoveredBy(ecosystem, names));
  if (missing.length === 0) return [];
  const { updates, updatesKey, node } = dependabot ?? {};
  const pronoun = missing.length === 1 ? 'it' : 'them';
  const edits =
    updates && updates.items.length > 0
      ? missing.flatMap((ecosystem) => insertItem(document, updates, entryText(ecosystem), updates.items.length))
      : node
        ? setKey(document, node, 'updates', listText(missing))
        : [
            {
              path,
              span: { start: text.trimEnd().length || Number(text.startsWith('\uFEFF')), end: text.length },
              text: `${text.trim() && '\n'}${fileText(missing)}`,
            },
          ];
  return [
    {
      at: updatesKey?.span ?? node?.pairs[0]?.key.span ?? { start: 0, end: 0 },
      path,
      message: `Nothing keeps ${listOf(missing)} current here. Add ${pronoun} to ${updatesKey ? 'this list' : 'this file'}.`,
      fixes: [{ title: `Add ${listOf(missing)}, with a week of waiting time`, safety: 'careful', edits }],
    },
  ];
}

/** An empty document, as YAML reads a file of comments. */
function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === '' && node.typed === null;
}

function listOf(ecosystems: readonly Ecosystem[]): string {
  const titles = ecosystems.map(({ title }) => title);
  if (titles.length > 3) return `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`;
  return titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : (titles[0] ?? '');
}

/** A configuration that says `enabled: false`, and nowhere `true`, keeps nothing current. */
function hasRenovate(repository: Repository): boolean {
  const isConfig = /^(\.github\/|\.gitlab\/)?(renovate\.json5?|\.renovaterc(\.json5?)?)$/;
  const path = repository.paths.find((one) => isConfig.test(one));
  const document = repository.documents.get(path ?? 'package.json');
  const config = path === undefined ? mapAt(document?.root, 'renovate') : document?.root;
  if (scalarAt(config, 'enabled')?.typed === false) return /["']?enabled["']?\s*:\s*true/.test(document?.text ?? '');
  return path !== undefined || config !== undefined;
}
