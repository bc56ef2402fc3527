/**
 * The executable: `longhaul lsp | check | explain`. Each command loads only what it needs.
 */
import { helpText } from './cli/help.ts';

const [command = '', ...rest] = process.argv.slice(2);
// Whoever reads our output may stop early, as `head` does. That is no failure.
process.stdout.on('error', () => process.exit());
process.exitCode = await run(command, rest).catch(broke);

async function run(name: string, args: readonly string[]): Promise<number> {
  switch (name) {
    case 'check':
      return (await import('./cli/check.ts')).check(args);
    case 'explain':
      return (await import('./cli/explain.ts')).explain(args);
    case 'lsp':
      if (args.includes('--help') || args.includes('-h')) return run('--help', []);
      (await import('./lsp/node.ts')).startNodeServer(args);
      return 0;
    case '--version':
    case '-v':
      console.log((await import('./cli/version.ts')).version);
      return 0;
    case '':
    case 'help':
    case '--help':
    case '-h':
      console.log(helpText);
      return 0;
    default:
      console.error(`longhaul: there is no command “${name.slice(0, 40)}”. Try: longhaul --help`);
      return 2;
  }
}

/** A bug: said once, in words, and not taken for something to fix. */
function broke(error: unknown): number {
  const detail = error instanceof Error ? error.stack : String(error);
  console.error(`Longhaul broke. Nothing is wrong with what you did. Tell us, with these lines:\n${detail}`);
  return 3;
}
