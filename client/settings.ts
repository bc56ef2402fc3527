/**
 * Reads and changes settings on GitHub, only because a person pressed something. One setting at a time, after a question
 * that says what will change; afterwards a way back. Never in Restricted Mode.
 */
import { env, l10n, Uri, window } from 'vscode';
import type { Remote, RepositoryChecklist, SettingResult } from '../server/lsp/messages.ts';
import type { ChecklistStore } from './checklist-store.ts';
import { checklistView } from './checklist-view.ts';
import { type GitHubHost, hostOf } from './github-host.ts';
import { mayAskGitHub } from './may-ask.ts';
import type { RepositoryChoice } from './repository-choice.ts';
import type { Requests } from './requests.ts';
import { say, sayFailure, sayNoServer } from './say.ts';
import { type SettingChange, settingTitle, settingValue } from './setting-words.ts';
import { knownToken, type Reach, tokenFor } from './sign-in.ts';

interface Place {
  readonly repository: RepositoryChecklist;
  readonly remote: Remote;
  readonly host: GitHubHost;
}

export class Settings {
  constructor(
    private readonly requests: Requests,
    private readonly store: ChecklistStore,
    private readonly choice: RepositoryChoice,
    private readonly onRead: () => void,
  ) {}

  /** Asks what to read, reads it, and lets the checklist show the rest. */
  async read(): Promise<void> {
    if (!mayAskGitHub()) return;
    await inView(() => this.store.untilLoaded());
    const place = await this.placeOf(await this.choice.pickOpen(this.store.repositories));
    if (!place) return;
    const signIn = l10n.t('Sign in and read');
    const publicOnly = l10n.t('Read what is public');
    const name = `${place.remote.owner}/${place.remote.repo}`;
    const chosen = await window.showInformationMessage(
      l10n.t('Read the security settings of {0} from GitHub?', name),
      {
        modal: true,
        detail: l10n.t(
          'Anyone can see whether private reporting is on. Only an owner can see what a workflow’s key may do, so GitHub asks you to sign in. Longhaul asks for the smallest access that shows it, uses it once, and does not keep it.',
        ),
      },
      signIn,
      publicOnly,
    );
    if (chosen === undefined) return;
    await inView(async () => {
      const seen = await this.ask(place);
      const reach = chosen === signIn ? reachAfter(seen) : undefined;
      if (reach === undefined) return this.finish(seen);
      const token = await tokenFor(place.host, reach);
      if (token !== undefined) this.finish(await this.ask(place, token));
    });
  }

  /** `folder` is the address of the repository's folder. */
  async change(folder: string, change: SettingChange): Promise<void> {
    if (!mayAskGitHub()) return;
    const place = await this.placeOf(this.store.repositories.find(({ uri }) => sameFolder(uri, folder)));
    if (!place || !(await confirmChange(place, change))) return;
    await inView(async () => {
      const token = await this.tokenToChange(place);
      if (token === undefined) return;
      const { repository, remote, host } = place;
      const result = await this.requests.changeSetting({ uri: repository.uri, remote, api: host.api, token, change });
      if (result) this.sayResult(result, folder, change);
      else sayNoServer();
      await this.store.refresh();
    });
  }

  private sayResult(result: SettingResult, folder: string, { setting, to }: SettingChange): void {
    if (!result.done) return sayFailure(result.message);
    const undo = l10n.t('Undo');
    const open = l10n.t('Open on GitHub');
    const buttons = [...(result.undo ? [undo] : []), ...(result.link ? [open] : [])];
    const message = l10n.t('Changed. {0}: {1}.', settingTitle(setting), settingValue(to));
    window.showInformationMessage(message, ...buttons).then((chosen) => {
      if (chosen === undo && result.undo) void this.change(folder, result.undo);
      if (chosen === open && result.link) void env.openExternal(Uri.parse(result.link));
    });
  }

  private async placeOf(repository: RepositoryChecklist | undefined): Promise<Place | undefined> {
    const remote = repository && (await this.choice.remoteOf(repository));
    const host = remote && hostOf(remote);
    return repository && remote && host ? { repository, remote, host } : undefined;
  }

  private ask({ repository, remote, host }: Place, token?: string): Promise<SettingResult | undefined> {
    return this.requests.readSettings({ uri: repository.uri, remote, api: host.api, token });
  }

  /** Asks GitHub what the repository is only when nobody is signed in yet. */
  private async tokenToChange(place: Place): Promise<string | undefined> {
    const known = await knownToken(place.host, 'public');
    if (known !== undefined) return known;
    const seen = await this.ask(place);
    const reach = reachAfter(seen);
    if (reach !== undefined) return tokenFor(place.host, reach);
    this.finish(seen);
    return undefined;
  }

  private finish(result: SettingResult | undefined): void {
    if (!result) return sayNoServer();
    if (!result.done) return sayFailure(result.message, () => this.read());
    this.onRead();
    if (result.message) say(result.message);
    void this.store.refresh();
  }
}

/**
 * How far a token has to reach, from how GitHub answered without one: a repository it shows is public.
 * Nothing when a token would not help, such as offline.
 */
function reachAfter(seen: SettingResult | undefined): Reach | undefined {
  if (seen?.done || seen?.failed === 'rate-limited') return 'public';
  return seen?.failed === 'not-found' || seen?.failed === 'unauthorised' ? 'private' : undefined;
}

async function confirmChange({ remote }: Place, { setting, from, to, effect }: SettingChange): Promise<boolean> {
  const confirm = l10n.t('Change it');
  const detail = [
    l10n.t('{0}: now {1}, then {2}.', settingTitle(setting), settingValue(from), settingValue(to)),
    effect,
    l10n.t('To take it back, press Undo afterwards, or choose the old value in the settings on GitHub.'),
  ];
  const question = l10n.t('Change a setting of {0} on {1}?', `${remote.owner}/${remote.repo}`, remote.host);
  return (await window.showWarningMessage(question, { modal: true, detail: detail.join('\n\n') }, confirm)) === confirm;
}

function inView<Answer>(work: () => Promise<Answer>): Thenable<Answer> {
  return window.withProgress({ location: { viewId: checklistView } }, work);
}

function sameFolder(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}
