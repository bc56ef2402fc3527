/**
 * Whether a command or an action runs code from the folder it stands in. It says yes only where that is well known.
 */
import { actionRunner, type FolderRunner, runnersNamed, wrappers } from '../../data/folder-runners.ts';
import { scriptInputsOf } from '../../data/script-inputs.ts';
import { usesKey } from '../workflow/uses.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import type { Command, Word } from './command.ts';

export function runsFolder({ words }: { readonly words: readonly Pick<Word, 'text'>[] }): boolean {
  let from = 0;
  const texts = words.map(({ text }) => text);
  while (
    from < texts.length &&
    (wrappers.has(texts[from] ?? '') || (from > 0 && /^(-|\w+=|\d+\w?$)/.test(texts[from] ?? '')))
  )
    from++;
  const [program = '', ...rest] = texts.slice(from);
  if (isOwnFile(program)) return true;
  if (program === 'eval' || (shells.test(program) && rest.some((word) => /^-\w*c$/.test(word))))
    return textRunsFolder(rest.filter((word) => !word.startsWith('-')).join(' '));
  if (program === 'source' || program === '.') return isPath(rest[0] ?? '');
  if (rest.length > 0 && rest.every((word) => /^(--?version|-[vV]|--?help|-h)$/.test(word))) return false;
  const name = program.replace(/^(python|pypy)[\d.]+$/, 'python');
  return runnersNamed(name).some((runner) => applies(runner, [name, ...rest]));
}

const shells = /^(ba|z|da|k)?sh$/;

/** Commands inside a text: of `bash -c`, or of an action's input. Read only as far as lines, `&&` and the like. */
function textRunsFolder(text: string): boolean {
  return text
    .split(/\n|&&|\|\||[;|]/)
    .map((part) => part.trim().split(/\s+/))
    .some((parts) => parts[0] !== '' && runsFolder({ words: parts.map((part) => ({ text: part })) }));
}

/** The file of `bash < build.sh` and `cat build.sh | bash`: a program that is given a file of the folder to read as code. */
export function inputRun({ words, redirects }: Command, before: Command | undefined): string | undefined {
  const [program = '', ...rest] = words.map(({ text }) => text);
  if (!readers.test(program) || rest.some((word) => !word.startsWith('-'))) return undefined;
  const given = redirects.find(({ operator, target }) => operator === '<' && isPath(target.text));
  if (given) return given.target.text;
  const [feeder = '', ...files] = before?.ended === '|' ? before.words.map(({ text }) => text) : [];
  if (!/^(cat|sed|envsubst|tail|head)$/.test(feeder)) return undefined;
  return files.find((file) => /[\w-]\.\w+$|\//.test(file) && isPath(file));
}

const readers = /^((ba|z|da|k)?sh|python[\d.]*|node|ruby|perl|php|pwsh)$/;

/** `./build.sh`, `scripts/build.sh`, `$GITHUB_WORKSPACE/build.sh`; no program of the system or of a folder that was installed. */
function isOwnFile(program: string): boolean {
  if (/^(\$\{?GITHUB_WORKSPACE\}?|\$\{\{\s*github\.workspace\s*\}\})\//.test(program)) return true;
  return /^\.{1,2}[\\/]/.test(program) || /^[\w-]+(\/[\w.-]+)+$/.test(program);
}

function isPath(word: string): boolean {
  return word !== '' && !/^(-|\/|~|\$(?!\{?GITHUB_WORKSPACE)|<)/.test(word);
}

function applies({ names, subcommands, unless, only, form }: FolderRunner, words: readonly string[]): boolean {
  const name = names.map((one) => one.split(' ')).find((parts) => parts.every((part, index) => words[index] === part));
  if (!name) return false;
  const rest = words.slice(name.length);
  const plain = rest.filter((word) => !word.startsWith('-'));
  if (subcommands && name.length === 1 && !subcommands.some((one) => isSubcommand(one, rest, plain))) return false;
  if (unless?.some((options) => isExempt(options, rest))) return false;
  if (only && !only.some((option) => rest.some((word) => fitsOption(word, option)))) return false;
  return form !== 'script' || name.length > 1 || runsFile(rest, shells.test(name[0] ?? ''));
}

function isSubcommand(subcommand: string, rest: readonly string[], plain: readonly string[]): boolean {
  if (subcommand.startsWith('*')) return plain[0]?.endsWith(subcommand.slice(1)) ?? false;
  if (subcommand.includes(' ')) return plain.slice(0, 2).join(' ') === subcommand;
  // An option in front may have taken a value: `npm --prefix web ci`.
  return plain[0] === subcommand || (rest[0]?.startsWith('-') === true && plain[1] === subcommand);
}

function isExempt(options: string, rest: readonly string[]): boolean {
  if (!options.includes('<outside>')) return options.split(' ').every((option) => rest.includes(option));
  const option = options.split(/[ =]/)[0] ?? '';
  const index = rest.findIndex((word) => word === option || word.startsWith(`${option}=`));
  const value = rest[index]?.includes('=') ? rest[index]?.split('=')[1] : rest[index + 1];
  return index >= 0 && /^(\/|~|\$RUNNER_TEMP|\.\.\/)/.test(value ?? '');
}

function fitsOption(word: string, option: string): boolean {
  if (option === './*') return word.startsWith('./');
  return (
    word === option ||
    (option.startsWith('--') && word.startsWith(`${option}=`)) ||
    (/^-\w$/.test(option) && new RegExp(`^${option}.`).test(word) && !word.startsWith('--'))
  );
}

/** An interpreter that is given a file, not code on its command line and not a module of its own. */
function runsFile(rest: readonly string[], isShell: boolean): boolean {
  for (const word of rest) {
    if ((!isShell && /^-(c|e|p|r|m|-eval|-print|Command)$/i.test(word)) || /^-\w*c$/.test(word) || word === '-')
      return false;
    if (!word.startsWith('-')) return isPath(word);
  }
  return false;
}

/** An action that is known to run the folder's code, or one that is read from the folder itself. */
export function actionRunsFolder(step: Step): boolean {
  const { uses } = step;
  if (uses?.form === 'workspace') return true;
  if (uses?.form !== 'repository') return false;
  const key = usesKey(uses);
  // What runs on another machine does not see the folder.
  const commands = key.includes('ssh') ? [] : scriptInputsOf(key).filter(({ language }) => language === 'other');
  if (commands.some(({ input }) => textRunsFolder(inputOf(step, input)?.value ?? ''))) return true;
  const runner = actionRunner(key);
  if (!runner) return false;
  if (!runner.input) return true;
  const value = inputOf(step, runner.input)?.value;
  return value !== undefined && (runner.value?.test(value) ?? true);
}
