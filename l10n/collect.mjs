/**
 * Collects the words of the client into `bundle.l10n.json`, for translators. Run it after changing a text:
 * `node l10n/collect.mjs`. A test compares the file with the source.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const client = new URL('../client/', import.meta.url);
const bundle = new URL('bundle.l10n.json', import.meta.url);

/** Every text handed to `l10n.t` as a literal, in order. Throws where something else is handed in, which nobody could translate. */
export function collectWords() {
  const words = new Set();
  for (const file of readdirSync(client).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(new URL(file, client), 'utf8');
    for (const { index } of source.matchAll(/\bl10n\.t\(/g)) {
      const literal = /^l10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\s*[,)]/.exec(source.slice(index))?.[1];
      if (literal === undefined) throw new Error(`${file}: l10n.t needs one literal text as its first argument.`);
      words.add(unquote(literal));
    }
  }
  return Object.fromEntries([...words].sort().map((word) => [word, word]));
}

function unquote(literal) {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escaped) => JSON.parse(`"\\${escaped === "'" ? 'u0027' : escaped}"`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(bundle, `${JSON.stringify(collectWords(), undefined, 2)}\n`);
}
