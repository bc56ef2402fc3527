/**
 * Finds actions that fetch the newest version of a program, whatever it is that day: pinning the action does not pin the program.
 */
import { type ToolInstaller, toolInstaller } from '../../data/tool-installers.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { scalarAt } from '../../engine/tree.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import { inputOf } from '../../model/workflow/workflow.ts';
import { fixFor } from './fix.ts';

export const rule: DocumentRule = {
  id: 'pin-downloaded-tools',
  family: 'workflow',
  title: 'Choose the version of tools you fetch',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['zizmor:unpinned-tools'],
  *check(document, repository) {
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      const { uses, node } = place.step;
      const installer = uses?.form === 'repository' ? toolInstaller(usesKey(uses)) : undefined;
      if (!installer || uses?.form !== 'repository' || seen.has(node)) continue;
      seen.add(node);
      const found = judged(place, installer, repository);
      if (!found) continue;
      const version = inputOf(place.step, installer.input);
      yield {
        at: version?.span ?? uses.nameAt,
        scope: node.span,
        ...found,
        fixes: [fixFor(document, place.step, installer, repository.facts)],
      };
    }
  },
};

function judged(place: StepPlace, installer: ToolInstaller, repository: Repository): Omit<Found, 'at'> | undefined {
  const { tool, input, role, newestByDefault } = installer;
  const written = inputOf(place.step, input)?.value.trim();
  const isSecretive = role === 'secrets';
  if (written?.includes('${{') || scalarAt(place.step.node, 'with')?.value.includes('${{'))
    return isSecretive ? chosenElsewhere(tool) : undefined;
  const isNewest = written ? /^latest$/i.test(written) : newestByDefault || written === '';
  if (!isNewest) return undefined;
  const message = `This step fetches whatever version of ${tool} is newest. Write one down.`;
  if (!isSecretive) return { message, severity: 'good-habit', certainty: 'possible' };
  const isNearSecrets = !place.job || isWorthTaking(holdingsOf(place.job, repository));
  return { message, severity: isNearSecrets ? 'worth-fixing' : 'good-habit' };
}

function chosenElsewhere(tool: string): Omit<Found, 'at'> {
  return {
    message: `Something else chooses the version of ${tool} here. Write one down.`,
    severity: 'tidy',
    certainty: 'possible',
  };
}
