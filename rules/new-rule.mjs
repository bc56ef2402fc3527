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
const languages = { yml: 'yaml', json: 'json' };
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
  ${settings ? 'check({ facts })' : '*check(document)'} {
    // Step 2 of rules/README.md lists what helps you here.
    throw new Error(\`${id} does not look at ${settings ? "${Object.keys(facts.answers).join(', ')}" : '${document.path}'} yet.\`);
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
  3. Fill the page until   npx vitest run test/pages.test.ts -t ${id}   agrees.
  4. Run                   npm run check && npm run lint && npm run generate && npm test
rules/README.md says more about each step.`);

function page() {
  const fence = settings ? 'json GET /repos/{owner}/{repo}/…' : languages[ending];
  const comment = `Add \`# longhaul: ignore[${id}] why\`.`;
  const config = `Then add this rule to \`.github/longhaul.yml\` with \`show: off\` and your reason.`;
  return `# ${title}

## In one sentence

… (what to do, and what you gain by it: 25 words at most)

## What we saw

… (what stands in the file, in its own words, and what we skip)

## Why it matters

… (who could do what, to whom)

## What could happen

… (one true event with its year and a link, or a short honest story; and how likely it is)

## How to fix it

Before:

\`\`\`${fence}
\`\`\`

After:

\`\`\`${fence}
\`\`\`

The one-click fix … (what it changes, and what it leaves to you)

By hand:

1. … (the first thing to do)

## How long it takes

One click. … (and what there is to keep up)

## When it is fine to ignore

… (one true case)
${ending === 'json' ? config : comment}

## Who does this already

- … (a known project, with a link to the very line on GitHub)

## Further reading

- … (two to four sources, the best first, each with what it adds)
`;
}
