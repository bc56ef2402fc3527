/**
 * Puts the popular name in place, and keeps the version where that action has it.
 */
import { knownAction, knownCommit } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit, type RepositoryUses } from '../../model/workflow/uses.ts';
import { versionCommentBehind } from '../../model/workflow/version-comment.ts';

export function fixesFor(document: Document, uses: RepositoryUses, popular: string): readonly Fix[] {
  const name = { path: document.path, span: uses.nameAt, text: popular };
  const action = knownAction(popular);
  const keeps = !isCommit(uses.ref) && (action?.tags[uses.ref] !== undefined || action?.branches.includes(uses.ref));
  const said = isCommit(uses.ref) ? versionCommentBehind(document, uses)?.version : undefined;
  const commit =
    (said && (knownCommit(popular, said) ?? knownCommit(popular, `v${said}`))) ||
    (action?.latest ? knownCommit(popular, action.latest) : undefined);
  const guide = ['Did a run use the other one? Then replace the secrets of that job.'];
  if (keeps) return [{ title: `Use ${popular} instead`, safety: 'careful', edits: [name], guide }, byHand];
  if (commit)
    return [
      {
        title: `Use ${popular} ${commit.version} instead`,
        safety: 'careful',
        edits: [name, ...repin(document, uses, commit)],
        guide,
      },
      byHand,
    ];
  return [byHand];
}

const byHand: Fix = {
  title: 'Check the name, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Open the action on GitHub. Look at its owner, its stars and its age.',
    'Is it a slip? Then write the right name.',
    'Do you trust it? Then write an ignore comment with your reason.',
  ],
};
