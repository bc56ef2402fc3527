/** Which repository on GitHub a folder belongs to. With several remotes a person is asked once; the answer stays with the folder. */
import { l10n, type Memento, window } from 'vscode';
import type { Remote, RepositoryChecklist } from '../server/lsp/messages.ts';
import { hostOf } from './github-host.ts';
import { say } from './say.ts';

export class RepositoryChoice {
  constructor(private readonly memento: Memento) {}

  /** The open repository that is meant: the only one, or the one a person picks. */
  async pickOpen(repositories: readonly RepositoryChecklist[]): Promise<RepositoryChecklist | undefined> {
    if (repositories.length === 0) say(l10n.t('Open a folder with a repository first.'));
    if (repositories.length < 2) return repositories[0];
    const picks = repositories.map((repository) => ({
      label: repository.name,
      description: repository.uri,
      repository,
    }));
    const chosen = await window.showQuickPick(picks, { title: l10n.t('Which repository do you mean?') });
    return chosen?.repository;
  }

  /** Its place on GitHub. Undefined when there is none, which was said, or when the person turned away. */
  async remoteOf(repository: RepositoryChecklist): Promise<Remote | undefined> {
    const known = this.memento.get<string>(keyOf(repository));
    const remotes = repository.remotes.filter((remote) => hostOf(remote) !== undefined);
    const remembered = remotes.find((remote) => nameOf(remote) === known);
    if (remembered) return remembered;
    if (remotes.length > 1) return this.choose(repository);
    if (remotes.length === 0) say(sayNone(repository));
    return remotes[0];
  }

  /** Asks even when an answer is remembered. */
  async choose(repository: RepositoryChecklist): Promise<Remote | undefined> {
    const remotes = repository.remotes.filter((remote) => hostOf(remote) !== undefined);
    if (remotes.length === 0) return void say(sayNone(repository));
    const picks = remotes.map((remote) => ({
      label: `${remote.owner}/${remote.repo}`,
      description: remote.host,
      remote,
    }));
    const chosen = await window.showQuickPick(picks, {
      title: l10n.t('Which repository on GitHub holds the settings of {0}?', repository.name),
    });
    if (chosen) await this.memento.update(keyOf(repository), nameOf(chosen.remote));
    return chosen?.remote;
  }
}

function sayNone({ remotes, name }: RepositoryChecklist): string {
  const [elsewhere] = remotes;
  return elsewhere
    ? l10n.t(
        '{0} is not github.com. Is it your enterprise server? Then set github-enterprise.uri in your own settings.',
        elsewhere.host,
      )
    : l10n.t('{0} has no remote on GitHub yet, so there are no settings to look at.', name);
}

function keyOf({ uri }: RepositoryChecklist): string {
  return `remote:${uri}`;
}

function nameOf({ host, owner, repo }: Remote): string {
  return `${host}/${owner}/${repo}`;
}
