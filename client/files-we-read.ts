/**
 * Which open files are handed to the server: by path alone, because other extensions rename languages.
 * Wider than what the rules read is fine, since the server decides again; narrower would hide findings.
 */
import { type Uri, workspace } from 'vscode';

export const patterns: readonly string[] = [
  '**/.github/workflows/*.{yml,yaml}',
  '**/.github/workflows/actions.lock',
  '**/action.{yml,yaml}',
  '**/.github/{dependabot,longhaul,zizmor}.{yml,yaml}',
  '**/zizmor.{yml,yaml}',
  '**/.pre-commit-config.{yml,yaml}',
  '**/pnpm-workspace.yaml',
  '**/.yarnrc.yml',
  '**/package.json',
  '**/renovate.{json,json5}',
  '**/.renovaterc',
  '**/.renovaterc.{json,json5}',
  '**/{pyproject,uv,bunfig}.toml',
  '**/{.npmrc,.pypirc}',
  '**/pip.{conf,ini}',
  '**/*requirements*.{txt,in}',
  '**/requirements/*.{txt,in}',
  '**/constraints*.{txt,in}',
  '**/{.gitignore,.npmignore,.dockerignore}',
  '**/{SECURITY,Security,security}',
  '**/{SECURITY,Security,security}.{md,markdown,rst,adoc,txt}',
];

export interface FileFilter {
  readonly scheme: string;
  readonly pattern: string;
}

/** One filter for each pattern and scheme. Views of old versions (`git:` and the like) have no folder, so they stay quiet. */
export function documentSelector(schemes: readonly string[]): FileFilter[] {
  return schemes.flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
}

/** The schemes that folders are open from, and `file` for a single file without a folder. */
export function openSchemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', ...folders.map((folder) => folder.uri.scheme)])];
}

/** True when some folder lies where a server with a disk cannot look. */
export function hasVirtualFolder(
  folders: readonly { readonly uri: Uri }[] = workspace.workspaceFolders ?? [],
): boolean {
  return folders.some((folder) => folder.uri.scheme !== 'file');
}
