/** What this client asks the server, each with its types. An answer is undefined when there is no server to ask. */
import {
  type ActionsChecked,
  type ApplyFixParams,
  type ChangeSettingParams,
  type CheckActionsParams,
  type Checklist,
  type Done,
  type Explanation,
  type FindingTarget,
  type FixAllTarget,
  type IgnoreTarget,
  methods,
  type ReadSettingsParams,
  type SettingResult,
  serverCommands,
} from '../server/lsp/messages.ts';
import type { Session } from './session.ts';

export class Requests {
  constructor(private readonly session: Session) {}

  checklist(): Promise<Checklist | undefined> {
    return this.session.ask(methods.checklist);
  }

  explain(target: FindingTarget): Promise<Explanation | undefined> {
    return this.session.ask(methods.explain, target);
  }

  checkProject(): Promise<{ files: number; findings: number } | undefined> {
    return this.session.ask(methods.checkProject);
  }

  checkActions(params: CheckActionsParams): Promise<ActionsChecked | undefined> {
    return this.session.ask(methods.checkActions, params);
  }

  readSettings(params: ReadSettingsParams): Promise<SettingResult | undefined> {
    return this.session.ask(methods.readSettings, params);
  }

  changeSetting(params: ChangeSettingParams): Promise<SettingResult | undefined> {
    return this.session.ask(methods.changeSetting, params);
  }

  applyFix(target: ApplyFixParams): Promise<Done | undefined> {
    return this.execute(serverCommands.applyFix, target);
  }

  fixAll(target: FixAllTarget): Promise<Done | undefined> {
    return this.execute(serverCommands.fixAll, target);
  }

  ignore(target: IgnoreTarget): Promise<Done | undefined> {
    return this.execute(serverCommands.ignore, target);
  }

  private execute(command: string, argument: object): Promise<Done | undefined> {
    return this.session.ask('workspace/executeCommand', { command, arguments: [argument] });
  }
}
