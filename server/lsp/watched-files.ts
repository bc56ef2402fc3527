/**
 * Hears from the editor when files we read change on disk. Only the file that changed is read again.
 */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import { inBackground } from './background.ts';
import type { ProjectFindings } from './project/project-findings.ts';
import type { Projects } from './project/projects.ts';

/**
 * Wider than the paths rules read is fine, since the kind is decided again; narrower would miss changes.
 * Only `**`, `*` and plain braces: some editors know nothing more, and refuse the whole list.
 */
export const watchedGlobs: readonly string[] = [
  '**/.github/*.{yml,yaml}',
  '**/.github/workflows/*.{yml,yaml,lock}',
  '**/action.{yml,yaml}',
  '**/zizmor.{yml,yaml}',
  '**/.pre-commit-config.{yml,yaml}',
  '**/pnpm-workspace.yaml',
  '**/.yarnrc.yml',
  '**/package.json',
  '**/{renovate,.renovaterc}.{json,json5}',
  '**/.renovaterc',
  '**/{pyproject,uv,bunfig}.toml',
  '**/{.npmrc,.pypirc}',
  '**/pip.{conf,ini}',
  '**/*requirements*.{txt,in}',
  '**/constraints*.{txt,in}',
  '**/requirements/*.{txt,in}',
  '**/{.gitignore,.npmignore,.dockerignore}',
  '**/SECURITY*',
  '**/Security*',
  '**/security*',
];

export function registerWatchers(connection: Connection, { registersWatchers }: Abilities): void {
  if (!registersWatchers) return;
  const watchers = watchedGlobs.map((globPattern) => ({ globPattern }));
  inBackground(connection, connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
}

/** What has to be read again before anything else is said of a project. */
export interface Reread {
  /** Absent: everything, because a file came that may or may not belong to the repository. */
  readonly path?: string;
  readonly findings: ProjectFindings;
}

export function answerWatchers(connection: Connection, projects: Projects, onChange: (reread: Reread) => void): void {
  connection.onDidChangeWatchedFiles(({ changes }) => inBackground(connection, follow(changes)));

  async function follow(changes: readonly FileEvent[]): Promise<void> {
    for (const { uri, type } of changes) {
      if (/\/(node_modules|\.git)\//.test(uri)) continue;
      const located = await projects.locate(uri);
      if (!located || located.project.isLone) continue;
      const { findings, project, path } = located;
      if (project.isListed(path)) onChange({ findings, path });
      else if (type === FileChangeType.Created) onChange({ findings });
    }
  }
}
