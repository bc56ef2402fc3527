/**
 * Which rights of a job's built-in key an action or a command needs. Read first-hand in the actions' own repositories;
 * `asOf` in the file says when. Looked up by name, so that only what is asked for is ever touched.
 */
import table from './permissions.json' with { type: 'json' };

/** When a need stands. Absent: always. `unknown`: nobody can tell from the file. */
export type Condition =
  | 'unknown'
  | ({ readonly input: string } & Test)
  | ({ readonly env: string } & Test)
  | { readonly event: readonly string[] }
  | { readonly majorBelow: number }
  | { readonly situation: Situation }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** `is` compares without case; `has` looks for an item of a list, `contains` for a piece of the text. */
export interface Test {
  readonly is?: readonly string[];
  readonly set?: true;
  readonly unset?: true;
  readonly has?: readonly string[];
  readonly contains?: readonly string[];
}

export type Situation =
  | 'no registry secret'
  | 'a later step pushes an image'
  | 'the registry is GitHub Packages'
  | 'the key is given to the step'
  | 'no checkout before';

export interface TableNeed {
  readonly scope: string;
  readonly level: 'read' | 'write';
  /** Short words, read on after the name of the action: “creates the release”. */
  readonly why: string;
  readonly when?: Condition;
  /** The right that serves instead when the number is that of a pull request. */
  readonly or?: string;
  readonly privateOnly?: true;
  /** Without it the step still succeeds and does less. */
  readonly optional?: true;
}

export interface ActionEntry {
  /** The built-in key is never used; a proof of identity can still be asked for. */
  readonly noKey?: true;
  /** The input, and the variable, that carries a key. */
  readonly input?: string;
  readonly env?: string;
  /** The built-in key is taken when neither carries one. */
  readonly default?: true;
  /** It pushes with the key that the checkout left behind. */
  readonly fromCheckout?: true;
  readonly needs?: readonly TableNeed[];
}

/** `answer` instead of a scope: `none` needs nothing, `unknown` cannot be told. */
export type CommandEntry = (TableNeed | { readonly answer: 'none' | 'unknown' }) & {
  readonly fromCheckout?: true;
  readonly and?: readonly string[];
  readonly not?: readonly string[];
  readonly exact?: true;
};

export interface ShellEntry {
  readonly words: readonly string[];
  readonly entry: CommandEntry;
}

export interface PathEntry {
  readonly method: string;
  readonly segments: readonly string[];
  readonly entry: CommandEntry;
}

/** `key`: `owner/repo` or `owner/repo/path`, in lower case. Absent for an action nobody looked at. */
export function actionEntry(key: string): ActionEntry | undefined {
  const actions = table.actions as Readonly<Record<string, unknown>>;
  return Object.hasOwn(actions, key) ? (actions[key] as ActionEntry) : undefined;
}

/** What a called workflow asks for, whatever its inputs. `key`: `owner/repo/.github/workflows/file.yml`, in lower case. */
export function workflowEntry(key: string): readonly TableNeed[] | undefined {
  const workflows = table.workflows as Readonly<Record<string, unknown>>;
  return Object.hasOwn(workflows, key) ? (workflows[key] as readonly TableNeed[]) : undefined;
}

/** Every entry for commands that begin with this program. */
export function shellEntries(program: string): readonly ShellEntry[] {
  return byProgram().get(program) ?? [];
}

export function pathEntries(): readonly PathEntry[] {
  return paths();
}

/** `issues.createComment` of the script action, `core.getIDToken`, or a whole group such as `teams`. */
export function methodEntries(name: string): readonly CommandEntry[] {
  return byMethod().get(name) ?? [];
}

export function mutationEntries(name: string): readonly CommandEntry[] {
  return byMutation().get(name) ?? [];
}

export function textEntries(): readonly (readonly [text: string, entry: CommandEntry])[] {
  return texts();
}

type Kind = keyof typeof table.commands;

function listed(kind: Kind): readonly (readonly [string, CommandEntry])[] {
  const groups = table.commands[kind] as unknown as readonly (CommandEntry & { readonly match: readonly string[] })[];
  return groups.flatMap((entry) => entry.match.map((match) => [match, entry] as const));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function grouped<T>(entries: Iterable<readonly [string, T]>): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, entry] of entries) groups.set(key, [...(groups.get(key) ?? []), entry]);
  return groups;
}

const byProgram = once(() =>
  grouped(
    listed('shell').map(([match, entry]) => {
      const words = match.split(' ');
      return [words[0] ?? '', { words, entry }] as const;
    }),
  ),
);

const paths = once(() =>
  listed('rest').map(([match, entry]) => {
    const [method = '', path = ''] = match.split(' ');
    return { method, segments: path.split('/').slice(1), entry };
  }),
);

const byMethod = once(() =>
  grouped(listed('github-script').map(([match, entry]) => [match.replace(/^github\.(rest\.)?/, ''), entry] as const)),
);

const texts = once(() => listed('text'));

const byMutation = once(() => grouped(listed('graphql')));
