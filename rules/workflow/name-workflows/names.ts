/**
 * A name for people, made from a file's name or a job's id; and whether the name of a workflow is free to choose.
 */
import type { Document } from '../../engine/document.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { scalarAt } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';

/** `build-docs` is “Build docs”, `ci` is “CI”, `py3.12` keeps its number. */
export function nameFrom(id: string): string {
  const words = id.split(/[-_\s]+|\.(?!\d)/).filter((word) => word !== '');
  const [first, ...others] = words.map((word) => own.get(word.toLowerCase()) ?? word.toLowerCase());
  if (first === undefined) return 'Checks';
  const head = own.has(first.toLowerCase()) ? first : first.charAt(0).toUpperCase() + first.slice(1);
  return [head, ...others].join(' ');
}

const own: ReadonlyMap<string, string> = new Map(
  [
    ...['API', 'CD', 'CI', 'CLI', 'E2E', 'JSON', 'LTS', 'MSRV', 'OS', 'PR', 'SBOM', 'SDK', 'UI', 'WASM', 'YAML'],
    ...['CodeQL', 'GitHub', 'PyPI', 'iOS', 'macOS', 'npm', 'Android', 'Docker', 'Linux', 'Node', 'Python', 'Windows'],
  ].map((word) => [word.toLowerCase(), word]),
);

export interface FileName {
  readonly name: string;
  /** Another workflow waits for this one under its path, so a name would part them. */
  readonly isAwaited: boolean;
}

/** Two workflows with one name share what goes by it, such as a group of runs. So a name that is taken gets the file's behind it. */
export function fileNameOf({ path }: Document, repository: Repository): FileName {
  const file = path.replace(/^.*\//, '');
  const name = nameFrom(file.replace(/\.ya?ml$/, ''));
  const others = documentsOf(repository, 'workflow').filter((other) => other.path !== path);
  const isTaken = others.some((other) => {
    const root = workflowOf(other)?.node;
    return (scalarAt(root, 'name')?.value ?? '').toLowerCase() === name.toLowerCase();
  });
  return {
    name: isTaken ? `${name} (${file})` : name,
    isAwaited: others.some(({ text }) => text.includes('workflow_run') && text.includes(path)),
  };
}
