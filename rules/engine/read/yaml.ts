/** Reads YAML 1.2, where `on` is text. What cannot be read is cut out, as little as possible, and named in `gaps`. */
import type { Gap, Node, Tree } from '../tree.ts';
import { convertDocument } from './yaml-convert.ts';
import { parseYaml } from './yaml-parse.ts';
import { readQuickly } from './yaml-quick.ts';
import { recoverYaml } from './yaml-recovery.ts';

/** Never throws. One pass where the text is sound; at most a few dozen where it is not. */
export function readYaml(text: string): Tree {
  return readQuickly(text) ?? readByLibrary(text);
}

/** The same tree for every text, by the `yaml` library alone. */
export function readByLibrary(text: string): Tree {
  const parsed = parseYaml(text);
  if (parsed.errors.length > 0) return recoverYaml(text, parsed);
  const roots: Node[] = [];
  const gaps: Gap[] = [];
  for (const document of parsed.documents) {
    const root = convertDocument(text, document, gaps);
    if (root) roots.push(root);
  }
  return { roots, gaps, comments: parsed.comments };
}
