/**
 * Names for the variables that carry a text: told by what the text is, and never one that means something already.
 */
import type { MapNode } from '../../engine/tree.ts';
import type { ContextExpression } from '../../model/workflow/expression.ts';

/** `github.event.pull_request.head.ref` → `HEAD_REF`, `inputs.path` → `INPUT_PATH`; never a single word. */
export function wishedName({ path }: ContextExpression): string {
  const [root = '', second = '', , fourth = ''] = path;
  if (root === 'github' && second === 'event') {
    const rest = path.slice(2).filter((part) => part !== '*' && part !== 'repo');
    const short = rest.length > 2 ? rest.slice(-2) : rest.length === 1 ? ['event', ...rest] : rest;
    return toName(short.length > 0 ? short : ['event', 'text']);
  }
  if (root === 'github') return toName(second.includes('_') ? [second] : [second, 'value']);
  if (root === 'steps' || root === 'needs') return toName([second, fourth || 'output']);
  if (root === 'secrets' || root === 'vars') return toName(second === 'github_token' ? ['gh', 'token'] : [second]);
  if (root === 'inputs') return toName(['input', second]);
  if (root === 'env') return toName([second, 'value']);
  return toName([root, ...path.slice(1)]);
}

function toName(parts: readonly string[]): string {
  const name = parts
    .join('_')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(name) && !reserved.test(name) ? name : `TEXT_${name}`;
}

/** Families of names that the runner sets itself, or that change how programs start. */
const reserved = /^(GITHUB|RUNNER|ACTIONS|BASH|LD|DYLD|NODE|NPM|PYTHON|PERL|RUBY|JAVA|GIT|LC|XDG|SSH)_/;

/** The wish, or the wish with an ending, that neither `env` nor the script uses for something else. */
export function freeName(wish: string, taken: (name: string) => boolean): string {
  if (!taken(wish)) return wish;
  if (!taken(`${wish}_TEXT`)) return `${wish}_TEXT`;
  let count = 2;
  while (taken(`${wish}_${count}`)) count++;
  return `${wish}_${count}`;
}

/** A variable of this step that already holds exactly this expression. */
export function holderOf(env: MapNode | undefined, expression: string): string | undefined {
  const wanted = squeezed(expression);
  return env?.pairs.find(({ value }) => value?.kind === 'scalar' && squeezed(value.value) === wanted)?.key.value;
}

export function squeezed(expression: string): string {
  return expression.replace(/\s+/g, '');
}
