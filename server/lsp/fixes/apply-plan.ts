/**
 * Hands edits to the editor, and says in one sentence what came of it.
 */

import { type Document, readDocument } from '../../../rules/index.ts';
import { positionAt } from '../../positions.ts';
import type { Done } from '../messages.ts';
import type { Session } from '../session.ts';
import type { Plan } from './plans.ts';
import { isNewFile, toWorkspaceEdit } from './workspace-edit.ts';

/** `done`: the sentence when the editor took it. */
export async function applyPlan({ connection, abilities }: Session, plan: Plan, done: string): Promise<Done> {
  if (plan.edits.some(isNewFile) && !abilities.createsFiles)
    return { done: false, message: `This editor cannot create files for us. Create ${newPaths(plan)} by hand.` };
  const edit = toWorkspaceEdit(plan.edits, plan.project, abilities, plan.confirm);
  if (!edit) return { done: false, message: moved };
  const taken = await connection.workspace.applyEdit({ label: plan.title, edit }).catch(() => ({ applied: false }));
  if (!taken.applied) return { done: false, message: 'The editor did not take the change, so nothing was done.' };
  return { done: true, message: done, ...fillInOf(plan) };
}

export const moved = 'The file has changed since, so nothing was done. Try again.';

function newPaths({ edits }: Plan): string {
  return edits
    .filter(isNewFile)
    .map(({ path }) => path)
    .join(', ');
}

/** Where a person has to write something in a new file. */
function fillInOf({ edits, project }: Plan): Pick<Done, 'fillIn'> {
  const file = edits.find(isNewFile);
  if (!file) return {};
  const text: Document = readDocument(file.path, 'ignore-file', file.create);
  return { fillIn: { uri: project.uriOf(file.path), position: positionAt(text, file.cursor ?? 0) } };
}
