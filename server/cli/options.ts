/**
 * Reads the arguments of `check`. A wrong one is an expected failure: a sentence for the person.
 */
import { parseArgs } from 'node:util';
import { type Kind, kinds, type Severity, type Show, severities, shows } from '../../rules/index.ts';

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export interface CheckArguments {
  /** As written; `-` is standard input. */
  readonly paths: readonly string[];
  readonly format: Format;
  readonly show: Show;
  readonly fix: 'no' | 'safe' | 'careful';
  readonly as: Kind | undefined;
  readonly failOn: Severity;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  /** Ask GitHub about the actions first. */
  readonly online: boolean;
  /** Where GitHub's answers are kept; the person's own folder for such things when absent. */
  readonly cacheDir: string | undefined;
}

/** The arguments, or what is wrong with them. */
export function readArguments(args: readonly string[]): CheckArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        show: { type: 'string', default: 'certain' },
        fix: { type: 'boolean', default: false },
        'fix-careful': { type: 'boolean', default: false },
        as: { type: 'string' },
        'fail-on': { type: 'string', default: 'fix-now' },
        baseline: { type: 'string' },
        'write-baseline': { type: 'string' },
        online: { type: 'boolean', default: false },
        'cache-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    return {
      paths: positionals.length > 0 ? positionals : ['.'],
      format: oneOf('--format', formats, values.format),
      show: oneOf('--show', shows, values.show),
      fix: values['fix-careful'] ? 'careful' : values.fix ? 'safe' : 'no',
      as: values.as === undefined ? undefined : oneOf('--as', kinds, values.as),
      failOn: oneOf('--fail-on', severities, values['fail-on']),
      baseline: values.baseline,
      writeBaseline: values['write-baseline'],
      online: values.online,
      cacheDir: values['cache-dir'],
    };
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'The arguments cannot be read.';
  }
}

function oneOf<Word extends string>(name: string, words: readonly Word[], word: string): Word {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new Error(`${name} takes one of: ${words.join(', ')}`);
  return found;
}
