/**
 * Moves a publishing action to a version that proves who it is by itself, where the one in use is older.
 */
import { knownAction, newestWithin } from '../../data/actions.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import type { Edits } from '../../model/publish/step-edits.ts';
import { versionOf } from '../../model/workflow/action-version.ts';

/** Absent when the version is too old, and we know none that is new enough. */
export function newEnoughAction({ by, place: { document, step } }: Publishing): Edits | undefined {
  const from = by.kind === 'action' ? by.action.trustsFrom : undefined;
  const { uses } = step;
  if (!from || uses?.form !== 'repository') return undefined;
  const version = versionOf(document, uses);
  const [major, minor] = from;
  // A branch, such as `release/v1`, runs the newest code of its line.
  if (!version || version.major > major) return [];
  if (version.major === major && (version.minor === undefined || version.minor >= minor)) return [];
  const action = knownAction(uses.name);
  const newest = action && !action.newerSeen ? newestWithin(action, `v${major}`) : undefined;
  if (!newest || Number(newest.version.split('.')[1]) < minor) return undefined;
  return [
    { path: document.path, span: uses.refAt, text: newest.sha },
    ...setTrailingComment(document, uses.refAt.end, newest.version),
  ];
}
