/**
 * The ways to tie an install down: one word where a lockfile is at hand, a version that GitHub names, else steps.
 */
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import { commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import { shortText } from '../../model/short-text.ts';
import type { Found } from './installs.ts';
import type { Looseness } from './judge.ts';

export function fixesFor(looseness: Looseness, found: Found, facts: Facts): readonly Fix[] {
  const { document, run, install } = found;
  const { verb, installer } = install;
  const replace = (start: number, end: number, text: string) => replaceInScalar(document, run, start, end, text);
  switch (looseness.kind) {
    case 'past the lockfile':
      return verb
        ? [
            {
              title: 'Install with npm ci',
              safety: 'careful',
              edits: replace(verb.start, verb.end, verb.text === 'it' || verb.text === 'install-test' ? 'cit' : 'ci'),
              guide: [compare],
            },
          ]
        : [];
    case 'beside the lockfile': {
      const { word, name } = looseness;
      return [
        {
          title: `Run the ${shortText(name)} of your lockfile`,
          safety: 'careful',
          edits: replace(word.start, word.end, name),
        },
      ];
    }
    case 'not locked':
      return verb
        ? [{ title: 'Add --locked', safety: 'careful', edits: replace(verb.end, verb.end, ' --locked') }]
        : [];
    case 'newest':
      return [
        ...(installer.style === 'go' ? fromGitHub(looseness.name, found, facts) : []),
        byHand(looseness.name, found),
      ];
    case 'floating needs':
      return [byHand(looseness.name, found)];
    default:
      return [byHand('', found)];
  }
}

const compare = 'npm stops here when package.json and the lockfile differ. Run `npm install` once and commit both.';

/** `github.com/owner/repo/cmd/tool@latest`: GitHub knows which version is newest, when the module is the repository's root. */
function fromGitHub(name: string, { document, run, install }: Found, facts: Facts): readonly Fix[] {
  const [, owner = '', repo = '', below = ''] = /^github\.com\/([\w.-]+)\/([\w.-]+)((?:\/[\w.-]+)*)$/.exec(name) ?? [];
  const word = install.packages.find((one) => one.name === name && one.version === 'floating')?.word;
  if (!owner || !word) return [];
  const request = { owner, repo, ref: newest };
  const title = `Ask GitHub for the newest version of ${shortText(repo)}, and name it`;
  const commit = facts.commits[commitKey(request)];
  if (!commit) return [{ title, safety: 'careful', edits: [], needs: { commitOf: request } }];
  const major = /^v(\d+)\.\d+\.\d+/.exec(commit.version)?.[1];
  const said = /(?:^|\/)v(\d+)(?:\/|$)/.exec(below)?.[1];
  // Go wants the major version in the path from 2 on.
  if (!major || (said ?? '1') !== (major === '0' ? '1' : major)) return [];
  return [
    {
      title,
      safety: 'careful',
      edits: replaceInScalar(document, run, word.start, word.end, `${name}@${commit.version}`),
    },
  ];
}

function byHand(name: string, { install: { installer } }: Found): Fix {
  const tool = /[$%]/.test(name) ? 'this' : shortText(name, 40);
  const guided = (title: string, ...guide: readonly string[]): Fix => ({ title, safety: 'guided', edits: [], guide });
  switch (installer.style) {
    case 'npm':
      return name === ''
        ? guided(
            'Install from a lockfile',
            'Run `npm install` yourself and commit `package-lock.json`.',
            'Write `npm ci` here.',
          )
        : guided(
            `Install ${tool} from a lockfile`,
            `Add \`${tool}\` to the development dependencies of your project, and commit the lockfile.`,
            'Install here with `npm ci`, or what your package manager has for it.',
          );
    case 'pip':
      return guided(
        name === '' ? 'Install from a lockfile' : `Install ${tool} from a lockfile`,
        'List what you need in a file of its own, such as `ci.in`.',
        'Run `uv pip compile --generate-hashes ci.in -o ci.txt` and commit both files.',
        'Write `pip install --require-hashes -r ci.txt` here.',
      );
    case 'gem':
      return guided(
        `Install ${tool} from a lockfile`,
        `Add \`${tool}\` to your Gemfile. Run \`bundle lock\` and commit \`Gemfile.lock\`.`,
        'Write `bundle install` here, and `bundle exec` before the tool.',
      );
    default:
      return guided(
        `Choose the version of ${tool}`,
        'Look into the log of a run that went well. It says which version came.',
        'Name that version in this command.',
      );
  }
}
