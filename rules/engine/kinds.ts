/**
 * Which kind of file a path names, and in which language that kind is written.
 * Decided by path alone, never by an editor's language id. Whether the text fits is for the reader and the model to say.
 */

const patterns = {
  workflow: { language: 'yaml', path: /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/ },
  action: { language: 'yaml', path: /(^|\/)action\.ya?ml$/ },
  'actions-lock': { language: 'yaml', path: /(^|\/)\.github\/workflows\/actions\.lock$/ },
  dependabot: { language: 'yaml', path: /(^|\/)\.github\/dependabot\.ya?ml$/ },
  'longhaul-config': { language: 'yaml', path: /(^|\/)\.github\/longhaul\.ya?ml$/ },
  'zizmor-config': { language: 'yaml', path: /^(\.github\/)?zizmor\.ya?ml$/ },
  'pre-commit': { language: 'yaml', path: /(^|\/)\.pre-commit-config\.ya?ml$/ },
  'pnpm-workspace': { language: 'yaml', path: /(^|\/)pnpm-workspace\.yaml$/ },
  yarnrc: { language: 'yaml', path: /(^|\/)\.yarnrc\.yml$/ },
  'package-json': { language: 'json', path: /(^|\/)package\.json$/ },
  renovate: { language: 'json', path: /(^|\/)(renovate\.json5?|\.renovaterc(\.json5?)?)$/ },
  pyproject: { language: 'toml', path: /(^|\/)pyproject\.toml$/ },
  'uv-config': { language: 'toml', path: /(^|\/)uv\.toml$/ },
  bunfig: { language: 'toml', path: /(^|\/)bunfig\.toml$/ },
  npmrc: { language: 'ini', path: /(^|\/)\.npmrc$/ },
  pypirc: { language: 'ini', path: /(^|\/)\.pypirc$/ },
  'pip-config': { language: 'ini', path: /(^|\/)pip\.(conf|ini)$/ },
  requirements: {
    language: 'lines',
    path: /(^|\/)(requirements\/[^/]+|[^/]*requirements[^/]*|constraints[^/]*)\.(txt|in)$/,
  },
  'ignore-file': { language: 'lines', path: /(^|\/)\.(git|npm|docker)ignore$/ },
  'security-policy': { language: 'lines', path: /^((\.github|docs)\/)?security(\.(md|markdown|rst|adoc|txt))?$/i },
} as const satisfies Record<string, { language: Language; path: RegExp }>;

export type Language = 'yaml' | 'json' | 'toml' | 'ini' | 'lines';
export type Kind = keyof typeof patterns;

export const kinds = Object.keys(patterns) as Kind[];

/** The kind of a file, or nothing for a file that is not ours. `path` is relative to the repository, with `/`. */
export function kindOf(path: string): Kind | undefined {
  return kinds.find((kind) => patterns[kind].path.test(path));
}

export function languageOf(kind: Kind): Language {
  return patterns[kind].language;
}
