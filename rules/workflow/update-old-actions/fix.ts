/**
 * Moves one action to the newest version we know, fixed to its commit, with what else has to change.
 */
import type { OldAction } from '../../data/old-actions.ts';
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Commit } from '../../engine/facts.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import type { ActionVersion } from '../../model/workflow/action-version.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isAction, type RepositoryUses } from '../../model/workflow/uses.ts';
import { inputOf, type Step } from '../../model/workflow/workflow.ts';

export interface Move {
  readonly document: Document;
  readonly uses: RepositoryUses;
  readonly step: Step | undefined;
  readonly action: OldAction;
  readonly version: ActionVersion;
  readonly newest: Commit;
}

export function fixFor(move: Move): Fix {
  const { document, uses, action, version, newest } = move;
  const guide = (action.changes ?? []).flatMap(([upTo, change]) => (version.major <= upTo ? [change] : []));
  return {
    title: `Move ${uses.name} to ${newest.version}`,
    safety: 'careful',
    edits: [...repin(document, uses, newest), ...distribution(move)],
    ...(guide.length > 0 ? { guide } : {}),
  };
}

/** The first version of setup-java installed Zulu without being told. */
function distribution({ document, uses, step, version }: Move): readonly Edit[] {
  if (!step || !isAction(uses, 'actions/setup-java') || version.major > 1 || inputOf(step, 'distribution')) return [];
  return step.with
    ? setKey(document, step.with, 'distribution', 'zulu')
    : setKey(document, step.node, 'with', 'distribution: zulu', { after: 'uses' });
}
