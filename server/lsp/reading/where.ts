/**
 * Where a finding stands, in a few words for a person: `ci.yml:14`, a file that is missing, or GitHub's settings.
 */
import { type Finding, lineAt } from '../../../rules/index.ts';
import type { Project } from '../project/project.ts';

export function whereOf({ place, fixes }: Finding, project: Project): string {
  if (place.path === null) return fixes.find(({ change }) => change)?.change?.setting ?? 'Settings on GitHub';
  if (!place.span) return place.path;
  const document = project.document(place.path);
  const name = place.path.slice(place.path.lastIndexOf('/') + 1);
  return document ? `${name}:${lineAt(document, place.span.start) + 1}` : name;
}
