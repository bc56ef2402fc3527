/**
 * Times things so that two of them can be compared: they take turns, and the median counts.
 */
import { spawnSync } from 'node:child_process';

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** Medians in milliseconds of each piece of work, run in turns after some rounds that do not count. */
export function takeTurns(rounds: number, works: readonly (() => void)[]): readonly number[] {
  const times = works.map((): number[] => []);
  for (let round = -Math.ceil(rounds / 3); round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      work();
      if (round >= 0) times[index]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}

/** Median wall time in milliseconds of commands, run in turns. */
export function runInTurns(rounds: number, commands: readonly (readonly string[])[]): readonly number[] {
  return takeTurns(
    rounds,
    commands.map((args) => () => void spawnSync(process.execPath, args, { stdio: 'ignore' })),
  );
}

/** The most memory a command held, in megabytes. */
export function mostMemory(args: readonly string[]): number {
  const report = "process.on('exit',()=>process.stderr.write('\\nRSS '+process.resourceUsage().maxRSS))";
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    { encoding: 'utf8', maxBuffer: 64_000_000 },
  );
  return Number(/RSS (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}
