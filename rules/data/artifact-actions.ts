/**
 * Actions that bring an artifact of another run into the job. Source: the documentation of each action.
 */
export interface ArtifactAction {
  /** The input that says where the files go, in lower case. */
  readonly folder: string;
  /** The input that names another run; without it the action takes what the same run saved. Absent: always another run. */
  readonly run?: string;
}

/** `uses` is `owner/repo` in lower case. */
export function artifactActions(uses: string): ArtifactAction | undefined {
  return Object.hasOwn(table, uses) ? table[uses] : undefined;
}

const table: Readonly<Record<string, ArtifactAction>> = {
  'actions/download-artifact': { folder: 'path', run: 'run-id' },
  'dawidd6/action-download-artifact': { folder: 'path' },
  'aochmann/actions-download-artifact': { folder: 'path' },
  'benday-inc/download-latest-artifact': { folder: 'download_path' },
  'bettermarks/action-artifact-download': { folder: 'destination' },
  'blablacar/action-download-last-artifact': { folder: 'path' },
  'ishworkh/docker-image-artifact-download': { folder: 'path' },
  'ishworkh/container-image-artifact-download': { folder: 'path' },
  'levonet/action-download-last-artifact': { folder: 'path' },
  'marcofaggian/action-download-multiple-artifacts': { folder: 'path' },
  'redhat-plumbers-in-action/download-artifact': { folder: 'path' },
  'sidx1024/action-download-artifact': { folder: 'path' },
};
