/**
 * The commands that do what an archived action did, read from the inputs it was given. Nothing where an input has no counterpart.
 */
import { type Script, Words } from '../../model/workflow/run-instead.ts';
import { type RepositoryUses, usesKey } from '../../model/workflow/uses.ts';
import type { Step } from '../../model/workflow/workflow.ts';

export function commandFor(uses: RepositoryUses, step: Step): Script | undefined {
  const key = usesKey(uses);
  const make = Object.hasOwn(commands, key) ? commands[key] : undefined;
  const words = new Words(step);
  const lines = make?.(words, step);
  return lines && { lines, variables: words.variables };
}

type Make = (words: Words, step: Step) => readonly string[] | undefined;

const commands: Readonly<Record<string, Make>> = {
  'actions/create-release': release,
  'actions-rs/toolchain': (words) => {
    if (!words.has('toolchain')) return undefined;
    if (!words.hasOnly('toolchain', 'profile', 'components', 'target', 'override', 'default')) return undefined;
    const toolchain = words.word('toolchain', 'TOOLCHAIN');
    const options = [
      words.has('profile') ? ` --profile ${words.word('profile', 'PROFILE')}` : '',
      words.has('components')
        ? ` --component ${words.quote(withoutBlanks(words.text('components')), 'COMPONENTS')}`
        : '',
      words.has('target') ? ` --target ${words.word('target', 'TARGET')}` : '',
    ];
    return [
      `rustup toolchain install ${toolchain} --no-self-update${options.join('')}`,
      ...(words.isTrue('override') ? [`rustup override set ${toolchain}`] : []),
      ...(words.isTrue('default') ? [`rustup default ${toolchain}`] : []),
    ];
  },
  'actions-rs/cargo': (words) => {
    if (!words.has('command') || words.isTrue('use-cross')) return undefined;
    if (!words.hasOnly('command', 'args', 'toolchain', 'use-cross')) return undefined;
    return cargo(words, words.word('command', 'COMMAND'));
  },
  'actions-rs/clippy-check': (words) =>
    words.hasOnly('token', 'args', 'toolchain', 'name') ? cargo(words, 'clippy') : undefined,
  'actions-rs/install': (words) => {
    if (!words.has('crate') || !words.hasOnly('crate', 'version', 'use-tool-cache')) return undefined;
    const version = ['', 'latest'].includes(words.text('version'))
      ? ''
      : ` --version ${words.word('version', 'VERSION')}`;
    return [`cargo install ${words.word('crate', 'CRATE')}${version}`];
  },
};

/** The action took `refs/tags/` off by itself, and its key from the variable `GITHUB_TOKEN`. */
function release(words: Words): readonly string[] | undefined {
  const flags = ['draft', 'prerelease'];
  if (!words.has('tag_name') || !flags.every((name) => /^(|true|false)$/i.test(words.text(name)))) return undefined;
  if (!words.hasOnly('tag_name', 'release_name', 'body', 'body_path', 'commitish', ...flags)) return undefined;
  const tag = words.text('tag_name').replace(/^\$\{\{\s*github\.ref\s*\}\}$/, '${{ github.ref_name }}');
  const notes = words.has('body') ? words.word('body', 'NOTES') : '""';
  words.variables.GH_TOKEN = '${{ github.token }}';
  return [
    [
      `gh release create ${words.quote(tag, 'TAG')} --repo "$GITHUB_REPOSITORY"`,
      ...(words.has('release_name') ? [`--title ${words.word('release_name', 'TITLE')}`] : []),
      words.has('body_path') ? `--notes-file ${words.word('body_path', 'NOTES_FILE')}` : `--notes ${notes}`,
      ...(words.has('commitish') ? [`--target ${words.word('commitish', 'TARGET')}`] : []),
      ...flags.filter((name) => words.isTrue(name)).map((name) => `--${name}`),
    ].join(' '),
  ];
}

function cargo(words: Words, command: string): readonly string[] | undefined {
  const args = words.several('args');
  if (args === undefined || /\$\{\{/.test(words.text('toolchain'))) return undefined;
  const toolchain = words.has('toolchain') ? `+${words.text('toolchain').replace(/^\+/, '')} ` : '';
  return [`cargo ${toolchain}${command}${args && ` ${args}`}`];
}

function withoutBlanks(list: string): string {
  return list.replace(/\s*,\s*|\s+/g, ',');
}
