/**
 * Whether a step works with the key that `actions/checkout` left for git: it pushes, it fetches, or nobody can tell.
 */
import { actionEntry } from '../../data/permissions.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { actionOf } from '../workflow/action.ts';
import { shellOf } from '../workflow/shell.ts';
import { type Uses, usesKey } from '../workflow/uses.ts';
import { inputOf, type Job, type Step } from '../workflow/workflow.ts';
import type { Command } from './command.ts';
import { entriesFor } from './command-entries.ts';
import { programOf } from './command-program.ts';
import { roleOf } from './command-role.ts';
import { packageScript, packageScriptName } from './package-script.ts';
import { type ReadScript, scriptOf } from './read-script.ts';
import { commandsIn } from './script.ts';

/** From the strongest to none at all. A fetch needs a key only where the repository is private. */
export const gitUses = ['pushes', 'may push', 'fetches', 'may fetch', 'none'] as const;
export type GitUse = (typeof gitUses)[number];

export interface GitUser {
  readonly use: GitUse;
  /** For a sentence: “`git push`”. */
  readonly name: string;
}

/** For every step, the strongest use among the steps behind it; the first one where several are as strong. */
export function usesBehind(steps: readonly Step[], job: Job | undefined, repository: Repository): readonly GitUser[] {
  const found: GitUser[] = [];
  let best = noUse;
  for (const step of [...steps].reverse()) {
    found.push(best);
    const user = gitUseOf(step, job, repository);
    if (gitUses.indexOf(user.use) <= gitUses.indexOf(best.use) && user.use !== 'none') best = user;
  }
  return found.reverse();
}

const noUse: GitUser = { use: 'none', name: '' };

function gitUseOf(step: Step, job: Job | undefined, repository: Repository): GitUser {
  const { run, uses } = step;
  if (uses) return useOfAction(step, uses, repository);
  if (!run) return noUse;
  const shell = shellOf(step, job);
  if (shell === 'python' || shell === 'other')
    return { use: /\bgit\b.*\bpush\b/is.test(run.value) ? 'may push' : 'may fetch', name: 'this script' };
  const read = scriptOf(run, shell);
  return repository.documents.has('package.json') && callsPackageScripts(read)
    ? strongestOf(commandsOf(read.text, read.script.commands, repository, 0))
    : strongestIn(read);
}

const callsPackageScripts = remember(({ script: { commands } }: ReadScript) =>
  commands.some((command) => packageScriptName(programOf(command.words.map(({ text }) => text))) !== undefined),
);

const strongestIn = remember(({ text, script: { commands } }: ReadScript) =>
  strongestOf(commands.map((command) => [command, text])),
);

/** Of commands, each with the script it stands in. */
function strongestOf(commands: Iterable<readonly [Command, string]>): GitUser {
  let best: GitUse = 'none';
  let by: readonly string[] = [];
  for (const [command, script] of commands) {
    const words = command.words.map(({ text }) => text);
    const use = useOfCommand(words, script.slice(command.start, command.end));
    if (gitUses.indexOf(use) >= gitUses.indexOf(best)) continue;
    best = use;
    by = words;
  }
  return { use: best, name: nameOf(by) };
}

/** Every command, those behind `npm run NAME` too, with the script it stands in. */
function* commandsOf(
  script: string,
  commands: readonly Command[],
  repository: Repository,
  depth: number,
): Generator<readonly [Command, string]> {
  for (const command of commands) {
    const inner = depth < 3 ? packageScript(programOf(command.words.map(({ text }) => text)), repository) : undefined;
    if (inner === undefined) yield [command, script];
    else yield* commandsOf(inner, commandsIn(inner, 'sh'), repository, depth + 1);
  }
}

function useOfCommand(words: readonly string[], text: string): GitUse {
  if (words.length === 0 || (text.includes('@') && /https?:\/\/[^\s/]*@/.test(text))) return 'none';
  const entries = entriesFor(words, text) ?? [];
  const own = entries.filter(({ fromCheckout }) => fromCheckout);
  if (
    own.some((entry) => 'level' in entry && entry.level === 'write' && !entry.and?.some((part) => !text.includes(part)))
  )
    return 'pushes';
  if (own.length > 0) return 'fetches';
  if (entries.some((entry) => !('when' in entry))) return 'none';
  const role = roleOf(words);
  if (role === 'telling')
    return programOf(words)[0] !== 'gh' && pushing.test(words.join(' ')) ? 'may push' : 'may fetch';
  return role === 'unclear' ? 'may fetch' : 'none';
}

const fetchers = [
  'tj-actions/changed-files',
  'dorny/paths-filter',
  'nrwl/nx-set-shas',
  'gittools/actions/gitversion/execute',
];
/** In a name: it changes branches or tags. Publishing to a registry needs no git. */
const pushing =
  /(^|[^a-z])(push|commit(?!ted|lint)|release|deploy|bump|tag|gh-?pages|changelog|autofix|backport|sync)/i;
const onlyReading = /(^|[^a-z])(extract|get|read|show|print|check|verify|validate|parse)(?![a-z])/i;

/** They write through GitHub’s API, not through git. */
const withoutGit =
  /release-action$|action-gh-release$|release-drafter|\/create-release$|upload-release-asset$|\/stale$|sbom-action/;

function useOfAction(step: Step, uses: Uses, repository: Repository): GitUser {
  if (uses.form === 'workspace' || uses.form === 'same-repository') return useOfLocal(uses.path, repository);
  if (uses.form === 'docker') return { use: 'may fetch', name: `\`${uses.image}\`` };
  if (uses.form !== 'repository') return { use: 'may push', name: 'a step' };
  const key = usesKey(uses);
  const name = `\`${uses.name}\``;
  const entry = actionEntry(key);
  if (entry?.fromCheckout && !(entry.input && inputOf(step, entry.input)?.value)) return { use: 'pushes', name };
  if (fetchers.includes(key)) return { use: 'fetches', name };
  const writes = entry?.needs?.some(({ scope, level }) => scope === 'contents' && level === 'write') ?? false;
  if (writes && !withoutGit.test(key)) return { use: 'may fetch', name };
  if (entry || /^(actions|github)\//.test(key)) return { use: 'none', name };
  return { use: pushing.test(uses.repo) && !onlyReading.test(uses.repo) ? 'may push' : 'may fetch', name };
}

const known = new WeakMap<Repository, Map<string, GitUse>>();

function useOfLocal(path: string, repository: Repository): GitUser {
  const folder = path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
  const uses = known.get(repository) ?? new Map<string, GitUse>();
  known.set(repository, uses);
  let use = uses.get(folder);
  if (use === undefined) {
    // Set beforehand, so that actions which use each other in a circle end.
    uses.set(folder, 'none');
    use = useOfFolder(folder, repository);
    uses.set(folder, use);
  }
  return { use, name: `\`./${folder}\`` };
}

function useOfFolder(folder: string, repository: Repository): GitUse {
  const action = ['action.yml', 'action.yaml']
    .map((file) => repository.documents.get(folder ? `${folder}/${file}` : file))
    .map((document) => document && actionOf(document))
    .find((one) => one !== undefined);
  if (action?.using !== 'composite') return pushing.test(folder.split('/').at(-1) ?? '') ? 'may push' : 'may fetch';
  let best: GitUse = 'none';
  for (const step of action.steps) {
    const { use } = gitUseOf(step, undefined, repository);
    if (gitUses.indexOf(use) < gitUses.indexOf(best)) best = use;
  }
  return best;
}

function nameOf(words: readonly string[]): string {
  const hidden = words.findIndex((word) => word.includes('$'));
  const shown = words
    .slice(0, hidden > 0 ? Math.min(hidden, 3) : 3)
    .join(' ')
    .replace(/[`\s]+/g, ' ');
  return `\`${shown.length > 26 ? `${shown.slice(0, 25)}…` : shown}\``;
}
