/**
 * Commands that fetch something from the network: from which address, and into which file.
 */
import type { Command, Word } from './command.ts';
import { nameOf, unwrapped } from './wrapped.ts';

export interface Fetch {
  /** Absent when a variable holds the address. */
  readonly url: Word | undefined;
  /** Names of files it writes, without their folders; empty when the text goes to standard output. */
  readonly files: readonly string[];
}

const programs = /^(curl|wget|iwr|irm|invoke-webrequest|invoke-restmethod|start-bitstransfer|aria2c)$/i;

export function fetchOf({ words, redirects }: Command): Fetch | undefined {
  const [program, ...args] = unwrapped(words);
  const name = nameOf(program).toLowerCase();
  if (!programs.test(name)) return undefined;
  const url = args.find(({ text }) => /^[a-z]+:\/\//i.test(text)) ?? args.find(({ text }) => isBareAddress(text));
  const written = redirects.filter(({ operator }) => operator.startsWith('>')).map(({ target }) => target.text);
  const files = [...named(name, args), ...written.filter((file) => file !== '/dev/null')];
  const ownName = url && isOwnName(name, args) && files.length === 0 ? [url.text.replace(/[?#].*$/, '')] : [];
  return {
    url,
    files: [...files, ...ownName]
      .filter((file) => file !== '-')
      .map(baseName)
      .filter((file) => file !== ''),
  };
}

/** `get.example.org/install.sh`; curl then takes http. */
function isBareAddress(text: string): boolean {
  return (
    /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}(\/|$)/i.test(text) &&
    !/\.(sh|ps1|py|gz|zip|txt|json|xz|deb|exe)$/i.test(text.split('/')[0] ?? '')
  );
}

/** Behind `-o`, which other letters may stand before: `-fsSLo kind`. */
function named(name: string, args: readonly Word[]): readonly string[] {
  return args.flatMap(({ text }, index) => {
    const next = args[index + 1]?.text ?? '';
    if (/^--output(-document)?=/.test(text)) return [text.slice(text.indexOf('=') + 1)];
    if (/^(--output(-document)?|-outfile|-destination)$/i.test(text)) return [next];
    const letter = name === 'wget' ? 'O' : 'o';
    const match = new RegExp(`^-[A-Za-z]*${letter}(.*)$`).exec(text);
    if (!match || text.startsWith('--')) return [];
    return [match[1] || next];
  });
}

function isOwnName(name: string, args: readonly Word[]): boolean {
  if (name === 'wget')
    return !args.some(({ text }) => /^-[A-Za-z]*O/.test(text) || text.startsWith('--output-document'));
  return name === 'aria2c' || args.some(({ text }) => /^-[A-Za-z]*O|^--remote-name/.test(text));
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}
