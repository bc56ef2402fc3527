/**
 * Times things so that two of them can be compared: they take turns, and the least time of each counts, since whatever else the
 * machine does can only add to it.
 */
import { spawnSync } from 'node:child_process';

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** The least time in milliseconds of each piece of work. They take turns, so the first rounds warm all of them. */
export async function takeTurns(rounds: number, works: readonly (() => unknown)[]): Promise<readonly number[]> {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      least[index] = Math.min(least[index] ?? 0, performance.now() - start);
    }
  }
  return least;
}

/** The least wall time in milliseconds of each command. */
export async function runInTurns(rounds: number, commands: readonly (readonly string[])[]): Promise<readonly number[]> {
  return takeTurns(
    rounds,
    commands.map((args) => () => {
      const { status, error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
      if (error || status === null || status > 1) throw new Error(`This did not run: ${args.join(' ')}`);
    }),
  );
}

/** The most memory a command held, in megabytes. The middle of several runs: it depends on when the collector of memory came by. */
export function mostMemory(rounds: number, args: readonly string[]): number {
  return percentile(
    Array.from({ length: rounds }, () => memoryOf(args)),
    50,
  );
}

function memoryOf(args: readonly string[]): number {
  const report = "process.on('exit',()=>process.stderr.write('\\nRSS '+process.resourceUsage().maxRSS))";
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return Number(/RSS (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}
