/**
 * Commands that send data to another machine: curl, wget, PowerShell's web requests and netcat. What only signs in is no data.
 */
import type { Span } from '../../engine/tree.ts';
import type { Command, Script } from './command.ts';
import { programOf } from './command-program.ts';

export interface Sending {
  readonly command: Command;
  readonly program: string;
  /** Where to, in lower case and without a port; absent when a variable says it. */
  readonly host: string | undefined;
  /** Stretches of what is sent: the data, what a pipe hands over, and what the address carries behind its path. */
  readonly data: readonly Span[];
}

export function sendingsIn({ commands }: Script): readonly Sending[] {
  return commands.flatMap((command, index) => {
    const texts = command.words.map(({ text }) => text);
    const program =
      (programOf(texts)[0] ?? '')
        .split('/')
        .at(-1)
        ?.toLowerCase()
        .replace(/\.exe$/, '') ?? '';
    if (!senders.test(program)) return [];
    const isPlain = /^n(c|cat|etcat)/.test(program);
    const data = isPlain ? [] : dataOf(command);
    const piped = pipedInto(commands, index);
    return [{ command, program, host: hostOf(texts, isPlain), data: [...data, ...piped] }];
  });
}

const senders =
  /^(curl|wget|https?|xh|iwr|irm|invoke-webrequest|invoke-restmethod|nc|ncat|netcat|nc\.openbsd|nc\.traditional)$/;

const dataOption =
  /^(-d|--data|--data-(raw|binary|urlencode|ascii)|--json|-F|--form|--form-string|-T|--upload-file|--post-data|--post-file|--body-data|--body-file|-body|-infile|-form)$/i;

function dataOf({ words }: Command): readonly Span[] {
  return words.flatMap((word, index): readonly Span[] => {
    const before = words[index - 1]?.text ?? '';
    if (isDataOption(before)) return [word];
    if (/^--[a-z-]+=/.test(word.text) && isDataOption(word.text.split('=')[0] ?? '')) return [word];
    // `-dname=value`: curl takes the value without a blank.
    if (/^-[dF][^-\s]/.test(word.text)) return [word];
    const query = /^https?:\/\/[^?#\s]*\?/i.exec(word.text);
    return query ? [{ start: Math.min(word.end, word.start + query[0].length), end: word.end }] : [];
  });
}

/** In curl `-f` fails on errors, while `-F` sends a form: their case matters. */
function isDataOption(text: string): boolean {
  return dataOption.test(text) && !/^-[ft]$|^-D$/.test(text);
}

function hostOf(texts: readonly string[], isPlain: boolean): string | undefined {
  const [, ...args] = texts;
  if (isPlain) return args.find((text) => /^[\w-]+(\.[\w-]+)+$/.test(text))?.toLowerCase();
  for (const text of args) {
    const host = /^(?:https?:\/\/)(?:[^@/\s]*@)?([\w.-]+)(?=[:/?#]|$)/i.exec(text)?.[1];
    if (host) return host.toLowerCase();
  }
  return args
    .find((text) => /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(text) && !/\.(json|txt|sh|zip|gz|ya?ml)$/.test(text))
    ?.split('/')[0]
    ?.toLowerCase();
}

/** The commands before it in the same pipe. */
function pipedInto(commands: readonly Command[], index: number): readonly Span[] {
  let first = index;
  while (commands[first - 1]?.ended === '|') first--;
  const [start, end] = [commands[first]?.start, commands[index - 1]?.end];
  return first < index && start !== undefined && end !== undefined ? [{ start, end }] : [];
}

/** True for an address anybody on the internet can have: no name, and none of the ranges for a network of one's own. */
export function isPublicAddress(host: string): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return false;
  const [a = 0, b = 0] = parts;
  return !(
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  );
}
