/**
 * Actions and reusable workflows of the same repository, found by the path that `uses:` names.
 */
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { type Action, actionOf } from './action.ts';
import { type Workflow, workflowOf } from './workflow.ts';

/** `path` behind `./` or `$/`. Absent when the repository has no such action, as far as it was read. */
export function localAction(path: string, repository: Repository): Action | undefined {
  const folder = plain(path);
  for (const file of ['action.yml', 'action.yaml']) {
    const document = repository.documents.get(folder ? `${folder}/${file}` : file);
    const action = document && actionOf(document);
    if (action) return action;
  }
  return undefined;
}

export function localWorkflow(path: string, repository: Repository): Workflow | undefined {
  const document: Document | undefined = repository.documents.get(plain(path));
  return document && workflowOf(document);
}

function plain(path: string): string {
  return path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
}
