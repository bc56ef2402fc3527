/**
 * The script behind `npm run NAME`, when the package.json in the root says what it is.
 */
import type { Repository } from '../../engine/repository.ts';
import { scalarAt } from '../../engine/tree.ts';

/** `program`: the words from the program on. Absent for other commands, and when nobody can see the script. */
export function packageScript(program: readonly string[], repository: Repository): string | undefined {
  const name = packageScriptName(program);
  const root = name === undefined ? undefined : repository.documents.get('package.json')?.root;
  return root && name !== undefined ? scalarAt(root, 'scripts', name)?.value : undefined;
}

/** NAME of `npm run NAME`, in any of its forms. */
export function packageScriptName([tool, ...rest]: readonly string[]): string | undefined {
  if (!['npm', 'pnpm', 'yarn', 'bun'].includes(tool ?? '')) return undefined;
  const [first, second] = rest.filter((word) => !word.startsWith('-'));
  if (first === 'run' || first === 'run-script') return second;
  if (first === 'test' || first === 't') return 'test';
  return tool === 'yarn' || tool === 'pnpm' ? first : undefined;
}
