/**
 * The program that a command runs in the end: without `sudo`, `npx`, `uv run` and others that only start it.
 */

const skipped = new Set([
  'sudo',
  'command',
  'exec',
  'nohup',
  'time',
  'env',
  'xargs',
  'timeout',
  'retry',
  'nice',
  'xvfb-run',
  'winpty',
]);

const runners: readonly (readonly string[])[] = [
  ['npx'],
  ['bunx'],
  ['uvx'],
  ['pipx', 'run'],
  ['npm', 'exec'],
  ['npm', 'x'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['yarn', 'dlx'],
  ['yarn', 'exec'],
  ['bun', 'x'],
  ['uv', 'run'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['hatch', 'run'],
  ['pdm', 'run'],
  ['rye', 'run'],
  ['bundle', 'exec'],
  ['mise', 'exec'],
  ['op', 'run'],
];

/** The words from the program on. `words` have their quotes removed; the result can be empty. */
export function programOf(words: readonly string[]): readonly string[] {
  let rest = words;
  for (let round = 0; round < 4; round++) {
    const next = afterRunner(afterSkipped(rest));
    if (next.length === rest.length) break;
    rest = next;
  }
  return rest;
}

function afterSkipped(words: readonly string[]): readonly string[] {
  if (!skipped.has(words[0] ?? '')) return words;
  const start = words.findIndex((word, index) => index > 0 && !/^-|^\w+=|^\d+[smh]?$/.test(word));
  return start < 0 ? [] : words.slice(start);
}

const firstWords = new Set(runners.map(([first]) => first));

function afterRunner(words: readonly string[]): readonly string[] {
  if (!firstWords.has(words[0])) return words;
  const runner = runners.find((start) => start.every((word, index) => words[index] === word));
  if (!runner) return words;
  const rest = words.slice(runner.length);
  const start = rest.findIndex((word) => !word.startsWith('-'));
  return start < 0 ? [] : rest.slice(start);
}
