/**
 * The program behind those that only start it: `sudo -E npm …`, `bundle exec gem …`, `env A=b pip …`. Words keep their places.
 */
import type { Word } from './command.ts';

const wrappers = new Set(
  'sudo doas command exec nohup time env timeout nice xvfb-run winpty arch retry chronic stdbuf'.split(' '),
);
/** Options of them whose value is the next word. */
const values = /^(-u|-g|-C|--user|--group|--chdir|-n|-s|-k|--signal|--kill-after)$/;

const runners: readonly (readonly string[])[] = [
  ['bundle', 'exec'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['pdm', 'run'],
  ['hatch', 'run'],
  ['rye', 'run'],
  ['uv', 'run'],
  ['mise', 'exec'],
  ['mise', 'x'],
  ['op', 'run'],
  ['corepack'],
];

/** From the program on; empty when nothing is left. */
export function unwrapped(words: readonly Word[]): readonly Word[] {
  // PowerShell: `$answer = npm …`.
  let rest = words[1]?.text === '=' ? words.slice(2) : words;
  for (let round = 0; round < 4; round++) {
    const first = nameOf(rest[0]);
    const runner = runners.find((start) =>
      start.every((word, index) => (index === 0 ? first : rest[index]?.text) === word),
    );
    if (!wrappers.has(first) && !runner) return rest;
    rest = behindOptions(rest.slice(runner?.length ?? 1));
  }
  return rest;
}

/** `/usr/bin/pip3.exe` is pip3. */
export function nameOf(word: Word | undefined): string {
  const name = word?.text.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(exe|cmd)$/i, '');
}

function behindOptions(words: readonly Word[]): readonly Word[] {
  let at = 0;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (values.test(text)) at++;
    else if (!/^-|^\w+=|^\d+[smhd]?$/.test(text)) break;
  }
  return words.slice(at);
}
