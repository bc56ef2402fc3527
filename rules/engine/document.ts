/**
 * One file, read once and never changed. Models of it are kept beside it, by identity.
 */
import { type Kind, languageOf } from './kinds.ts';
import { readIni } from './read/ini.ts';
import { readJson } from './read/json.ts';
import { readLines } from './read/lines.ts';
import { readToml } from './read/toml.ts';
import { readYaml } from './read/yaml.ts';
import type { Node, Tree } from './tree.ts';

export interface Document {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly kind: Kind;
  readonly text: string;
  readonly tree: Tree;
  readonly root: Node | undefined;
  /** What `perDocument` made of it. It dies with the document; weak maps would do the same and cost far more time. */
  readonly made: Map<object, unknown>;
}

/** Reads a text. Never fails: what could not be understood is in `tree.gaps`. */
export function readDocument(path: string, kind: Kind, text: string): Document {
  const tree = text.length > largestText ? tooLarge(text) : readers[languageOf(kind)](text);
  return { path, kind, text, tree, root: tree.roots[0], made: new Map() };
}

/** In UTF-16 units. Configuration written by people is far below; above it, reading would make typing wait. */
export const largestText = 1_000_000;

const readers = { yaml: readYaml, json: readJson, toml: readToml, ini: readIni, lines: readLines };

function tooLarge(text: string): Tree {
  return { roots: [], gaps: [{ span: { start: 0, end: text.length }, reason: 'Too large to check.' }], comments: [] };
}

/** Remembers what a function made of a document for as long as the document lives. */
export function perDocument<T>(make: (document: Document) => T): (document: Document) => T {
  return (document) => {
    const known = document.made.get(make);
    if (known !== undefined || document.made.has(make)) return known as T;
    const made = make(document);
    document.made.set(make, made);
    return made;
  };
}
