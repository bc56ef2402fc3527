/**
 * The executable: `longhaul lsp | check | explain`. Each command loads only what it needs.
 */
import { helpText } from './cli/help.ts';

const [command = '', ...rest] = process.argv.slice(2);
process.exitCode = await run(command, rest);

async function run(name: string, args: readonly string[]): Promise<number> {
  switch (name) {
    case 'check':
      return (await import('./cli/check.ts')).check(args);
    case 'explain':
      return (await import('./cli/explain.ts')).explain(args);
    case 'lsp':
      (await import('./lsp/node.ts')).startNodeServer(rest);
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
