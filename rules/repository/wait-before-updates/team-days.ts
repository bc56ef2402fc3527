/**
 * A team that asks for more than a week, in the list that `zizmor.yml` keeps for its own check.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar } from '../../engine/edit/yaml.ts';
import { remember } from '../../engine/remember.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { mapAt, scalarAt } from '../../engine/tree.ts';
import type { UpdateEntry } from '../../model/manifest/dependabot.ts';
import { shortText } from '../../model/short-text.ts';
import { daysOf } from './days.ts';

export function shorterThanAsked(document: Document, entry: UpdateEntry, repository: Repository): Found | undefined {
  const { defaultDays, ecosystem, node } = entry;
  const days = daysOf(defaultDays);
  const asked = askedFor(repository);
  if (!defaultDays || days === undefined || asked === undefined || days >= asked) return undefined;
  const name = shortText(ecosystem);
  return {
    at: defaultDays.span,
    scope: node.span,
    severity: 'tidy',
    message: `\`${name}\` updates wait ${days} days, and your team asks for ${asked}. Let them wait.`,
    fixes: [
      {
        title: `Let new ${name} releases wait ${asked} days`,
        safety: 'safe',
        edits: replaceScalar(document, defaultDays, String(asked)),
      },
    ],
  };
}

const askedFor = remember((repository: Repository): number | undefined => {
  for (const { root } of documentsOf(repository, 'zizmor-config')) {
    const days = daysOf(scalarAt(mapAt(root, 'rules', 'dependabot-cooldown', 'config'), 'days'));
    if (days !== undefined) return days;
  }
  return undefined;
});
