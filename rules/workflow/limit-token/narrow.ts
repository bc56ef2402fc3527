/**
 * Narrows rights that are named: from the workflow down to the jobs that use them, or away from a job that does not.
 * What we cannot judge stays as it is.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey, replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Pair, Span } from '../../engine/tree.ts';
import { levelNeeded, needsOf } from '../../model/token/needs.ts';
import type { Permissions, Scope } from '../../model/workflow/permissions.ts';
import type { Job, Workflow } from '../../model/workflow/workflow.ts';
import type { Right, Rights } from './rights.ts';
import { writeJob, writeJobs, writeTop } from './write-permissions.ts';

/**
 * Every right to write goes to the jobs that use it, or may use it; what is left at the top is for all.
 * `evenAlone`: the only job gets a block of its own, for the sake of jobs that come later.
 */
export function moveDown(
  workflow: Workflow,
  heirs: readonly Job[],
  repository: Repository,
  { evenAlone }: { readonly evenAlone: boolean } = { evenAlone: false },
): Fix {
  const { document, permissions } = workflow;
  const comments = new Map((permissions?.scopes ?? []).map((scope) => [scope, commentOf(document, scope)]));
  const kept = new Map(heirs.map((job) => [job, keptBy(job, permissions, repository, comments)]));
  const heavy = new Map([...kept].filter(([, rights]) => [...rights.values()].some(({ level }) => level === 'write')));
  const light = [...kept].filter(([job]) => !heavy.has(job)).map(([, rights]) => rights);
  const isAlone = heirs.length === 1 && !evenAlone;
  const left = isAlone ? [...kept.values()] : light;
  const top = new Map(
    (permissions?.scopes ?? []).flatMap(({ name, level }): [string, Right][] => {
      const best = level === 'write' ? highest(left.map((rights) => rights.get(name)?.level)) : level;
      return best && best !== 'none' ? [[name, { level: best, why: undefined }]] : [];
    }),
  );
  const jobs = isAlone ? [] : writeJobs(document, heavy);
  const edits = permissions
    ? narrowBlock(document, permissions, top, jobs.length > 0, () => writeTop(workflow, top))
    : [];
  const title = jobs.length > 0 ? 'Give each right only to the jobs that use it' : 'Remove the rights no job uses';
  return { title, safety: 'careful', edits: [...edits, ...jobs] };
}

/**
 * Takes one right from a job: lowers it to reading where the job still reads, else removes it.
 * `unused`: every right it can do without. Where nothing else is left they go together, since an empty block is no answer.
 */
export function takeFromJob(job: Job, repository: Repository, name: string, unused: readonly string[]): Fix {
  const { document } = job.workflow;
  const needs = needsOf(job, repository);
  const level = levelNeeded(needs, name, false);
  const { permissions } = job;
  const given = permissions?.scopes.filter((scope) => scope.level !== 'none') ?? [];
  const isLast = given.every(
    (scope) => unused.includes(scope.name) && levelNeeded(needs, scope.name, false) !== 'read',
  );
  if (permissions && isLast && given.length > 1) {
    const edits = narrowBlock(document, permissions, new Map(), false, () => writeJob(document, job, new Map()));
    return { title: `Take every right from \`${job.id}\``, safety: 'careful', edits };
  }
  const rights = new Map(
    (permissions?.scopes ?? []).flatMap((scope): [string, Right][] => {
      if (scope.level === 'none') return [];
      if (scope.name !== name) return [[scope.name, { level: scope.level, why: undefined }]];
      return level === 'read' ? [[name, { level: 'read', why: undefined }]] : [];
    }),
  );
  return {
    title: level === 'read' ? `Lower \`${name}\` to reading` : `Remove \`${name}: write\` from \`${job.id}\``,
    safety: 'careful',
    edits: permissions ? narrowBlock(document, permissions, rights, false, () => writeJob(document, job, rights)) : [],
  };
}

function keptBy(
  job: Job,
  permissions: Permissions | undefined,
  repository: Repository,
  comments: ReadonlyMap<Scope, string | undefined>,
): Rights {
  const needs = needsOf(job, repository);
  const kept = new Map<string, Right>();
  for (const scope of permissions?.scopes ?? []) {
    const level = scope.level === 'write' ? (levelNeeded(needs, scope.name, false) ?? 'write') : scope.level;
    if (level === 'none') continue;
    const why = needs.needs.find((need) => need.scope === scope.name && need.level === 'write' && need.sure)?.why;
    kept.set(scope.name, { level, why: level === 'write' ? (comments.get(scope) ?? why) : undefined });
  }
  return kept;
}

/** Line by line, so that every other line keeps its comment; the block as a whole where it is written in braces. */
function narrowBlock(
  document: Document,
  { pair, scopes }: Permissions,
  rights: Rights,
  commentsMove: boolean,
  rewrite: () => readonly TextEdit[],
): readonly TextEdit[] {
  const { value: map } = pair;
  if (map?.kind !== 'map' || map.flow) return rewrite();
  if (rights.size === 0)
    return [{ path: document.path, span: wholeBlock(document, pair), text: `${pair.key.value}: {}` }];
  return scopes.flatMap(({ name, level, value }) => {
    const right = rights.get(name);
    if (!right) return level === 'none' ? [] : removeKey(document, map, name);
    if (right.level === level) return [];
    const comment = commentsMove ? commentSpan(document, value.span.end) : undefined;
    return [
      ...replaceScalar(document, value, right.level),
      ...(comment ? [{ path: document.path, span: { start: value.span.end, end: comment.end }, text: '' }] : []),
    ];
  });
}

/** The block with the comment behind its last line: it speaks of a right that goes. */
function wholeBlock(document: Document, { span }: Pair): Span {
  return { start: span.start, end: commentSpan(document, span.end)?.end ?? span.end };
}

/** The comment behind an offset, on its line. */
function commentSpan({ text, tree }: Document, offset: number): Span | undefined {
  const lineEnd = text.indexOf('\n', offset);
  return tree.comments.find(({ start }) => start >= offset && (lineEnd < 0 || start < lineEnd));
}

function highest(levels: readonly (string | undefined)[]): Right['level'] | undefined {
  if (levels.includes('write')) return 'write';
  return levels.includes('read') ? 'read' : undefined;
}

/** The comment behind a right, without its mark: it goes where the right goes. */
function commentOf(document: Document, { value }: Scope): string | undefined {
  const comment = commentSpan(document, value.span.end);
  return comment && document.text.slice(comment.start, comment.end).replace(/^#\s*/, '').trim();
}
