/**
 * A set of rights as it is written below `permissions:`, and how sets are shared between a workflow and its jobs.
 */
import { scopeWords } from '../../data/scope-words.ts';
import type { Repository } from '../../engine/repository.ts';
import { needsOf, type Unjudged } from '../../model/token/needs.ts';
import type { Job } from '../../model/workflow/workflow.ts';

export interface Right {
  readonly level: 'read' | 'write';
  /** Written as a comment behind the right. */
  readonly why: string | undefined;
}

/** Behind which rights the reason is written. */
export type Reasons = 'behind writes' | 'behind all';

export type Rights = ReadonlyMap<string, Right>;

export interface Least {
  readonly rights: Rights;
  /** Steps of the job we could not judge. */
  readonly unjudged: readonly Unjudged[];
  /** Rights the job can do without: it then does less. */
  readonly extras: readonly string[];
}

export interface Wanted {
  readonly extras: boolean;
  /** The most that may be written; today’s level of a right. */
  readonly most: 'read' | 'write';
  /** True when the key can prove the job's identity today: nothing but `permissions` ever gives that right. */
  readonly identity: boolean;
}

/** What one job needs, as far as its file says. */
export function leastOf(job: Job, repository: Repository, { extras, most, identity }: Wanted): Least {
  const { needs, unjudged } = needsOf(job, repository);
  const rights = new Map<string, Right>();
  const left: string[] = [];
  for (const { scope, level, why, sure, optional } of needs) {
    if (!sure || (optional && (scope === 'id-token' || !extras))) continue;
    if (level === 'write' && most === 'read' && scope === 'id-token') continue;
    const known = rights.get(scope);
    if (known?.level === 'write') continue;
    const capped = level === 'write' && most === 'read' ? 'read' : level;
    if (!known || capped === 'write')
      rights.set(scope, { level: capped, why: capped === level ? why : mayOnly(scope) });
    if (optional && level === 'write') left.push(scope);
  }
  const matters = unjudged.filter(
    ({ scopes }) => scopes === 'any' || identity || scopes.some((one) => one !== 'id-token'),
  );
  // Nearly every job reads the code. Where we cannot judge all of it, that is the safe start.
  if (matters.length > 0 && !rights.has('contents')) rights.set('contents', readingCode);
  return { rights, unjudged: matters, extras: left };
}

const readingCode: Right = { level: 'read', why: 'reads the code' };

/** Today’s right is smaller than what the step asks for, so only what it opens can be said. */
function mayOnly(scope: string): string | undefined {
  const words = scopeWords(scope, 'read');
  return words && `may ${words}`;
}

/** YAML at indentation 0. */
export function rightsText(rights: Rights, reasons: Reasons = 'behind writes'): string {
  if (rights.size === 0) return '{}';
  const names = [...rights.keys()].sort();
  return names
    .map((name) => {
      const right = rights.get(name);
      const isSaid = right?.why && (right.level === 'write' || reasons === 'behind all');
      return `${name}: ${right?.level}${isSaid ? ` # ${right.why}` : ''}`;
    })
    .join('\n');
}

export interface Shared {
  readonly top: Rights;
  readonly byJob: ReadonlyMap<Job, Rights>;
}

const readContents: Rights = new Map([['contents', readingCode]]);

/** What most jobs need goes to the top: reading the code, or nothing. A job that needs more gets its whole set. */
export function share(sets: ReadonlyMap<Job, Rights>): Shared {
  const [first, ...others] = sets.values();
  if (first && isReading(first) && others.every((other) => rightsText(other) === rightsText(first)))
    return { top: first, byJob: new Map() };
  const heavy = [...sets].filter(([, rights]) => !isLight(rights));
  const light = [...sets].filter(([, rights]) => isLight(rights));
  const top = light.some(([, rights]) => rights.size > 0) ? readContents : new Map();
  return { top, byJob: new Map(heavy) };
}

function isReading(rights: Rights): boolean {
  return [...rights.values()].every(({ level }) => level === 'read');
}

function isLight(rights: Rights): boolean {
  return [...rights].every(([name, { level }]) => name === 'contents' && level === 'read');
}
