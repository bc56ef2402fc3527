/**
 * `npm run new-rule -- <family> <id> "<title>"` makes the folder of a new rule, with everything in it that the tests ask for.
 * It writes new files only, and then registers the rule.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const [family = '', id = '', title = ''] = process.argv.slice(2);
const families = {
  workflow: ['workflow', 'yml'],
  manifest: ['package-json', 'json'],
  repository: ['dependabot', 'yml'],
  settings: ['settings', 'json'],
};
const folder = join(here, family, id);

if (!(family in families) || !/^[a-z]+(-[a-z]+){1,3}$/.test(id) || title.split(' ').length < 2) {
  console.error(`Say what to make: npm run new-rule -- <family> <id> "<title>"
  family  one of ${Object.keys(families).join(', ')}
  id      an instruction of two to four plain words: pin-actions
  title   the same as a sentence: "Pin actions to an exact commit"`);
  process.exit(2);
}
if (existsSync(folder)) {
  console.error(`There is a rule ${id} already: ${folder}`);
  process.exit(2);
}

const [kind, ending] = families[family];
const settings = family === 'settings';
const files = {
  'rule.ts': `/**
 * Finds … (say in one sentence what a person wrote, and who could use it).
 */
import type { ${settings ? 'RepositoryRule' : 'DocumentRule'} } from '../../engine/rule.ts';

export const rule: ${settings ? 'RepositoryRule' : 'DocumentRule'} = {
  id: '${id}',
  family: '${family}',
  title: '${title}',
  reads: ${settings ? "'settings'" : `['${kind}']`},
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: [],
  ${settings ? 'check(repository) {' : '*check(document, repository) {'}
    throw new Error(\`Say what ${id} looks for in \${${settings ? 'repository.paths' : '[document.path, repository.paths]'}}.\`);
  },
};
`,
  'README.md': page(),
  [`examples/flagged/plain.${ending}`]: settings ? '{}\n' : '',
  [`examples/allowed/plain.${ending}`]: settings ? '{}\n' : '',
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text, { flag: 'wx' });
}
execFileSync(process.execPath, [join(here, 'generate.mjs')], { stdio: 'inherit' });
console.log(`Made rules/${family}/${id}. Next:
  1. Put what a person has into examples/flagged, and what is fine into examples/allowed.
  2. Write rule.ts until   npx vitest run test/examples.test.ts -t ${id}   agrees.
     LONGHAUL_WRITE=1 in front records the fixed files and what a person sees: read them.
  3. Fill the page until   npx vitest run test/pages.test.ts -t ${id}   agrees.`);

function page() {
  return `# ${title}

## In one sentence

…

## What we saw

…

## Why it matters

…

## What could happen

…

## How to fix it

Before:

\`\`\`yaml
\`\`\`

After:

\`\`\`yaml
\`\`\`

The one-click fix …

By hand:

1. …

## How long it takes

One click. …

## When it is fine to ignore

… Add \`# longhaul: ignore[${id}] why\`.

## Who does this already

- …

## Further reading

- …
`;
}
