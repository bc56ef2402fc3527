/**
 * Which GitHub a remote belongs to. An enterprise server counts only when its address stands in the person's own
 * settings: a repository that could set it could collect tokens.
 */
import { workspace } from 'vscode';
import type { Remote } from '../server/lsp/messages.ts';

export interface GitHubHost {
  readonly provider: 'github' | 'github-enterprise';
  /** The address the person set, absent for github.com. The server derives the API's address from it. */
  readonly api?: string;
}

/** Nothing when the remote lives elsewhere. */
export function hostOf(remote: Remote): GitHubHost | undefined {
  const host = remote.host.toLowerCase();
  if (host === 'github.com' || host === 'www.github.com' || host === 'ssh.github.com') return { provider: 'github' };
  const own = ownEnterprise();
  return own !== undefined && new URL(own).hostname === host.replace(/:\d+$/, '')
    ? { provider: 'github-enterprise', api: own }
    : undefined;
}

/** The person's own value, never the workspace's. */
function ownEnterprise(): string | undefined {
  const uri = workspace.getConfiguration('github-enterprise').inspect<string>('uri')?.globalValue;
  return typeof uri === 'string' && URL.canParse(uri) ? uri : undefined;
}
