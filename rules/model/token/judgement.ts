/**
 * What was found out about one job so far: the rights it needs, the steps nobody can judge, and what was taken for harmless.
 */
import type { TableNeed } from '../../data/permissions.ts';
import { leftOut, scopesOf } from './condition.ts';

export interface Need {
  readonly scope: string;
  readonly level: 'read' | 'write';
  /** Short words: “creates the release”. The first reason where there are several. */
  readonly why: string;
  /** What needs it: an action's name or a command. */
  readonly by: string;
  /** False: it may need this, depending on what the file does not say. Only for needs a step can do without. */
  readonly sure: boolean;
  readonly optional: boolean;
}

export interface Unjudged {
  /** For a sentence: “`octo-org/tool`”, “`make release`”. */
  readonly name: string;
  /** The rights it could need. */
  readonly scopes: readonly string[] | 'any';
}

export interface JobNeeds {
  readonly needs: readonly Need[];
  readonly unjudged: readonly Unjudged[];
  /** Rights that commands we do not know could use, though nothing says that they do: `make test`. */
  readonly presumed: ReadonlySet<string>;
}

/** A judgement while it is being made. */
export class Judgement implements JobNeeds {
  private readonly found = new Map<string, Need>();
  private readonly left = new Map<string, Unjudged>();
  readonly presumed = new Set<string>();

  get needs(): readonly Need[] {
    return [...this.found.values()];
  }

  get unjudged(): readonly Unjudged[] {
    return [...this.left.values()];
  }

  add(need: TableNeed, by: string, sure = true): void {
    const { scope, level, why } = need;
    const optional = need.optional ?? false;
    const key = `${scope} ${level} ${sure} ${optional}`;
    if (!this.found.has(key)) this.found.set(key, { scope, level, why, by, sure, optional });
  }

  /** Adds a need that stands, under the name that counts for these events. */
  addFor(need: TableNeed, events: readonly string[] | undefined, by: string): void {
    for (const scope of scopesOf(need, events)) this.add({ ...need, scope }, by);
    for (const scope of leftOut(need, events)) this.add({ ...need, scope }, by, false);
  }

  cannotTell(name: string, scopes: Unjudged['scopes']): void {
    const before = this.left.get(name)?.scopes ?? [];
    const together = before === 'any' || scopes === 'any' ? 'any' : [...new Set([...before, ...scopes])];
    this.left.set(name, { name, scopes: together });
  }

  presume(scopes: readonly string[]): void {
    for (const scope of scopes) this.presumed.add(scope);
  }

  /** Takes over what was found out about a called workflow. */
  takeOver({ needs, unjudged, presumed }: JobNeeds): void {
    for (const { scope, level, why, optional, by, sure } of needs)
      this.add({ scope, level, why, ...(optional ? { optional: true as const } : {}) }, by, sure);
    for (const { name, scopes } of unjudged) this.cannotTell(name, scopes);
    this.presume([...presumed]);
  }
}
