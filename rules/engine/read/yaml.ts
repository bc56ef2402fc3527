/** Reads YAML 1.2, where `on` is text. What cannot be read is cut out, as little as possible, and named in `gaps`. */
import type { Tree } from '../tree.ts';
import { convertDocuments } from './yaml-convert.ts';
import { parseYaml } from './yaml-parse.ts';
import { readQuickly } from './yaml-quick.ts';
import { recoverYaml } from './yaml-recovery.ts';

/** Never throws. One pass where the text is sound; at most a few dozen where it is not. */
export function readYaml(text: string): Tree {
  return readQuickly(text) ?? readByLibrary(text);
}

/** The same tree for every text, by the `yaml` library. */
export function readByLibrary(text: string): Tree {
  const parsed = parseYaml(text);
  return parsed.errors.length > 0 ? recoverYaml(text, parsed) : convertDocuments(text, parsed);
}
