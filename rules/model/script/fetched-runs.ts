/**
 * Where a script runs what it fetched: `curl … | sh`, `bash <(curl …)`, `sh -c "$(curl …)"`, `iex (irm …)`, `chmod +x` behind a
 * download, `deno run https://…`. Offsets are units of the script.
 */
import type { Span } from '../../engine/tree.ts';
import type { Command, Script, Shell, Word } from './command.ts';
import { baseName, type Fetch, fetchOf } from './fetch.ts';
import { commandsIn } from './script.ts';
import { nameOf, unwrapped } from './wrapped.ts';

export interface FetchedRun {
  /** The command that fetches. */
  readonly at: Span;
  /** Absent when the run decides. */
  readonly url: string | undefined;
  /** Where the address stands, unless it is inside a quoted script. */
  readonly urlAt: Span | undefined;
  /** `saved`: as a file first, so it could be checked. */
  readonly how: 'at once' | 'saved';
}

export function fetchedRuns(text: string, { commands }: Script): readonly FetchedRun[] {
  const isChecked = checks.test(text);
  return commands.flatMap((command, index): FetchedRun[] => {
    const inner = innerScript(command);
    if (inner)
      return fetchedRuns(inner.text, { commands: commandsIn(inner.text, inner.shell), regions: [] }).map(
        ({ url, how }) => ({
          at: command,
          url,
          urlAt: undefined,
          how,
        }),
      );
    const address = denoScript(command) ?? webClientUrl(commands, index);
    if (address) return [found(command, address, 'at once')];
    const fetch = fetchOf(command);
    if (!fetch) return [];
    if (isPipedToProgram(commands, index) || isSubstituted(text, command, commands))
      return [found(command, fetch.url, 'at once')];
    return !isChecked && isRunLater(fetch, commands, index) ? [found(command, fetch.url, 'saved')] : [];
  });
}

function found({ start, end }: Command, url: Word | undefined, how: FetchedRun['how']): FetchedRun {
  return { at: { start, end }, url: url?.text, urlAt: url && { start: url.start, end: url.end }, how };
}

/** Comparing with a checksum, or checking who signed it. */
const checks =
  /\b(sha\d+sum|shasum|b2sum|md5sum)\b[^\n]*\s(-\w*c\b|--check\b)|\$\(\s*(sha\d+sum|shasum)\b|Get-FileHash|certutil\b.*-hashfile|cosign\s+verify|gpg2?\b.*--verify|\bgpgv\s|minisign\b.*-V|slsa-verifier|attestation\s+verify|openssl\s+dgst|signify\b.*-V/i;

const shells = /^(ba|z|da|a|k|fi)?sh$/i;
const interpreters = /^(python[\d.]*|node|perl|ruby|php|pwsh|powershell|deno|bun)$/i;

/** The script behind `bash -c` and `powershell -Command`. */
function innerScript({ words }: Command): { readonly text: string; readonly shell: Shell } | undefined {
  const [program, ...args] = unwrapped(words);
  const name = nameOf(program).toLowerCase();
  const isPower = /^(pwsh|powershell)$/.test(name);
  if (!isPower && !shells.test(name)) return undefined;
  const index = args.findIndex(({ text }) => (isPower ? /^-c(ommand)?$/i.test(text) : /^-\w*c$/.test(text)));
  const rest = index < 0 ? [] : args.slice(index + 1);
  const text = isPower ? rest.map((word) => word.text).join(' ') : (rest[0]?.text ?? '');
  return /\b(curl|wget|iwr|irm|Invoke-|DownloadString)/i.test(text) && !/^\s*(\$\(|`)/.test(text)
    ? { text, shell: isPower ? 'pwsh' : 'bash' }
    : undefined;
}

/** What a script holds is fed to a program that runs what it reads. */
function isPipedToProgram(commands: readonly Command[], index: number): boolean {
  for (let at = index; commands[at]?.ended === '|'; at++) {
    const next = commands[at + 1];
    if (next && runsInput(next)) return true;
  }
  // `{ curl …; } | bash`, and PowerShell's `(irm …) | iex`.
  const next = commands[index + 1];
  return (
    commands[index]?.ended === ')' &&
    next !== undefined &&
    /^(iex|invoke-expression)$/i.test(next.words[0]?.text ?? '') &&
    next.words.length === 1
  );
}

function runsInput({ words, redirects }: Command): boolean {
  const [program, ...args] = unwrapped(words);
  const name = nameOf(program);
  if (/^(iex|invoke-expression)$/i.test(name)) return true;
  if (redirects.some(({ operator }) => operator === '<<')) return false;
  if ((name === 'source' || name === '.') && args[0]?.text === '/dev/stdin') return true;
  if (shells.test(name)) {
    if (args.some(({ text }) => /^-\w*c$/.test(text))) return false;
    const [first] = args.filter(({ text }) => !/^-\w|^--\w/.test(text) || text === '-s');
    return !first || /^(-|-s|--|\/dev\/stdin)$/.test(first.text) || args.some(({ text }) => /^-\w*s$/.test(text));
  }
  if (!interpreters.test(name)) return false;
  return (
    args.length === 0 ||
    /^(-|-u|\/dev\/stdin)$/.test(args[0]?.text ?? '') ||
    (/^-c(ommand)?$/i.test(args[0]?.text ?? '') && args[1]?.text === '-')
  );
}

/** `bash <(…)`, `sh -c "$(…)"`, `eval "$(…)"`, `iex (…)`: told by what stands before the command. */
function isSubstituted(text: string, { start }: Command, commands: readonly Command[]): boolean {
  const before =
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .at(-1) ?? '';
  if (/(^|[\s;&|(/])((ba|z|da|k)?sh|python[\d.]*|node|perl|ruby|source|\.)\s([^;|&]*\s)?<\(\s*$/.test(before))
    return true;
  if (/(^|[\s;&|(/])(eval|(ba|z|da|k)?sh\s+(-\w+\s+)*-\w*c)\s+["']?[^"'`;|&]*(\$\(|`)\s*$/.test(before)) return true;
  if (/(^|[\s;&|(/])((ba|z|da|k)?sh|python[\d.]*)\s[^;|&]*<<<\s*["']?(\$\(|`)\s*$/.test(before)) return true;
  if (/(\b(iex|invoke-expression)\b|\[scriptblock\]::create)[^;|]*[("]\s*(&\s*\{\s*\$\()?\s*\(*\s*$/i.test(before))
    return true;
  // `echo "$(curl …)" | bash`
  const outer = commands.findIndex(
    (one) => one.start < start && one.end > start && /^(echo|printf)$/.test(one.words[0]?.text ?? ''),
  );
  return (
    outer >= 0 &&
    isPipedToProgram(
      commands.filter((one) => one.start <= (commands[outer]?.start ?? 0) || one.start > (commands[outer]?.end ?? 0)),
      outer,
    )
  );
}

/** `iex ((New-Object Net.WebClient).DownloadString('https://…'))` */
function webClientUrl(commands: readonly Command[], index: number): Word | undefined {
  const [first] = commands[index]?.words ?? [];
  if (!/^(iex|invoke-expression)$/i.test(first?.text ?? '')) return undefined;
  const behind = commands.slice(index + 1, index + 5);
  const at = behind.findIndex(({ words }) => /DownloadString$/i.test(words[0]?.text ?? ''));
  return at < 0 ? undefined : behind[at + 1]?.words[0];
}

function denoScript({ words }: Command): Word | undefined {
  const [program, verb, ...args] = unwrapped(words);
  if (nameOf(program) !== 'deno' || !/^(run|install)$/.test(verb?.text ?? '')) return undefined;
  const isFree = args.some(({ text }) => /^(-\w*A|--allow-(all|run|write|env|read|net|ffi)\b.*)/.test(text));
  const script = args.find(({ text }) => !text.startsWith('-'));
  return isFree && script && /^https?:\/\//.test(script.text) ? script : undefined;
}

function isRunLater({ files }: Fetch, commands: readonly Command[], index: number): boolean {
  const names = new Set(files);
  for (let at = index; commands[at]?.ended === '|'; at++) {
    const [program, ...args] = unwrapped(commands[at + 1]?.words ?? []);
    if (nameOf(program) === 'tee') for (const { text } of args) if (!text.startsWith('-')) names.add(baseName(text));
  }
  if (names.size === 0) return false;
  return commands.slice(index + 1).some((command) => {
    const [program, ...args] = unwrapped(command.words);
    const name = nameOf(program);
    const own = args.filter(({ text }) => names.has(baseName(text)));
    if (/^(mv|cp)$/.test(name) && own.length > 0) names.add(baseName(args.at(-1)?.text ?? ''));
    return isRun(program?.text ?? '', name, args, own, names);
  });
}

function isRun(
  path: string,
  name: string,
  args: readonly Word[],
  own: readonly Word[],
  names: ReadonlySet<string>,
): boolean {
  if (/[\\/]/.test(path) && names.has(baseName(path))) return true;
  if (own.length === 0) return false;
  if (name === 'chmod') return args.some(({ text }) => /^[ugoa]*[+=]\w*x|^0?[1357]\d\d$|^0?7\d\d$/.test(text));
  if (name === 'install')
    return args.some(({ text }) => /^-\w*m/.test(text)) || /\bbin\b/.test(args.at(-1)?.text ?? '');
  if (name === 'source' || name === '.' || /^start-process$/i.test(name)) return own[0] === args[0];
  const first = args.find(({ text }) => !text.startsWith('-'));
  return (shells.test(name) || interpreters.test(name)) && first === own[0];
}
