/**
 * Finds again the finding that an editor or our client speaks of, on the text as it is now.
 */
import type { Finding } from '../../rules/index.ts';
import { isSameRange, rangeOf } from '../positions.ts';
import type { FindingTarget } from './messages.ts';
import type { Project } from './project/project.ts';
import type { ProjectFindings } from './project/project-findings.ts';
import { canonicalUri, pathWithin } from './project/uri.ts';
import type { Session } from './session.ts';

export interface FoundTarget {
  readonly findings: ProjectFindings;
  readonly project: Project;
  readonly finding: Finding;
}

/** Nothing when the finding is gone. */
export async function findTarget(session: Session, target: FindingTarget): Promise<FoundTarget | undefined> {
  const findings = await projectOf(session, target.uri);
  if (!findings) return undefined;
  const { project } = findings;
  const finding = candidates(findings, target).find(
    (candidate) => candidate.rule === target.rule && standsAt(candidate, target, project),
  );
  return finding && { findings, project, finding };
}

/** The repository a file belongs to, whether the file exists or not; or the one with this root. */
export async function projectOf(session: Session, uri: string): Promise<ProjectFindings | undefined> {
  const located = await session.projects.locate(uri);
  if (located) return located.findings;
  const all = [...(await session.projects.all()), ...session.projects.current];
  return all
    .filter(({ project }) => pathWithin(project.root, uri) !== undefined)
    .sort((a, b) => b.project.root.length - a.project.root.length)[0];
}

function candidates(findings: ProjectFindings, { uri, range }: FindingTarget): readonly Finding[] {
  const path = pathWithin(findings.project.root, uri);
  return range && path ? findings.currentOf(path) : findings.currentElsewhere();
}

function standsAt({ place }: Finding, { uri, range }: FindingTarget, project: Project): boolean {
  const file = place.path === null ? project.root : project.uriOf(place.path);
  if (canonicalUri(file) !== canonicalUri(uri)) return false;
  if (!place.span) return range === null;
  const document = project.document(place.path);
  return range !== null && document !== undefined && isSameRange(rangeOf(document, place.span), range);
}

/** How a finding is named to a client. */
export function targetOf({ rule, place }: Finding, project: Project): FindingTarget {
  if (place.path === null) return { rule, uri: project.root, range: null };
  const document = place.span && project.document(place.path);
  return {
    rule,
    uri: project.uriOf(place.path),
    range: document && place.span ? rangeOf(document, place.span) : null,
  };
}

/** True when a target carries a version that the open text has left behind. */
export function hasMoved(
  project: Project,
  { uri, version }: { readonly uri: string; readonly version?: number },
): boolean {
  const path = pathWithin(project.root, uri);
  const open = path ? project.openTextOf(path) : undefined;
  return version !== undefined && open?.version !== version;
}
