/**
 * Finds a repository with dependencies that nothing keeps current: no Dependabot, no Renovate, or an ecosystem left out.
 */
import { insertItem } from '../../engine/edit/yaml.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import type { Found, RepositoryRule } from '../../engine/rule.ts';
import { mapAt, pairOf } from '../../engine/tree.ts';
import { dependabotOf } from '../../model/dependabot.ts';
import { type Ecosystem, ecosystemsOf, isCoveredBy } from '../../model/ecosystems.ts';
import { entryText, fileText } from './entry.ts';

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
    const [document] = documentsOf(repository, 'dependabot');
    if (!document) return [withoutFile(present)];
    return withGaps(repository, present);
  },
};

function withoutFile(present: readonly Ecosystem[]): Found {
  return {
    at: null,
    path: '.github/dependabot.yml',
    message: `Nothing tells you when ${listOf(present)} need an update. Add Dependabot.`,
    fixes: [
      {
        title: 'Add .github/dependabot.yml, with a week of waiting time',
        safety: 'careful',
        edits: [{ path: '.github/dependabot.yml', create: fileText(present) }],
      },
    ],
  };
}

function* withGaps(repository: Repository, present: readonly Ecosystem[]): Generator<Found> {
  for (const document of documentsOf(repository, 'dependabot')) {
    const dependabot = dependabotOf(document);
    if (!dependabot?.updatesKey || document.tree.gaps.length > 0) continue;
    const names = dependabot.entries.map(({ ecosystem }) => ecosystem);
    const missing = present.filter((ecosystem) => !isCoveredBy(ecosystem, names));
    if (missing.length === 0) continue;
    const { updates } = dependabot;
    yield {
      at: dependabot.updatesKey.span,
      path: document.path,
      message: `Nothing keeps ${listOf(missing)} current here. Add ${missing.length === 1 ? 'it' : 'them'} to this list.`,
      fixes: [
        {
          title: `Add ${listOf(missing)}, with a week of waiting time`,
          safety: 'careful',
          edits: updates ? missing.flatMap((ecosystem) => insertItem(document, updates, entryText(ecosystem), updates.items.length)) : [],
          guide: updates ? undefined : ['Write `updates:` as a list, one entry for each kind of package.'],
        },
      ],
    };
  }
}

function listOf(ecosystems: readonly Ecosystem[]): string {
  const titles = ecosystems.map(({ title }) => title);
  if (titles.length > 3) return `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`;
  return titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}` : (titles[0] ?? '');
}

function hasRenovate(repository: Repository): boolean {
  const isConfig = /^(\.github\/|\.gitlab\/)?(renovate\.json5?|\.renovaterc(\.json5?)?)$/;
  if (repository.paths.some((path) => isConfig.test(path))) return true;
  const root = repository.documents.get('package.json')?.root;
  return mapAt(root, 'renovate') !== undefined && pairOf(root, 'renovate') !== undefined;
}
