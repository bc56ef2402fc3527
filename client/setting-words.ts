/** Names and values of the settings on GitHub, as a person reads them before saying yes. */
import { l10n } from 'vscode';
import type { FixSummary } from '../server/lsp/messages.ts';

export type SettingChange = NonNullable<FixSummary['change']>;

export function settingTitle(setting: SettingChange['setting']): string {
  switch (setting) {
    case 'private-reporting':
      return l10n.t('Private reporting of weaknesses');
    case 'default-workflow-permissions':
      return l10n.t('What the built-in key of a workflow may do by default');
    default:
      return setting;
  }
}

export function settingValue(value: string): string {
  switch (value) {
    case 'on':
      return l10n.t('on');
    case 'off':
      return l10n.t('off');
    case 'read':
      return l10n.t('read only');
    case 'write':
      return l10n.t('read and write');
    default:
      return value;
  }
}

/** A finding's place in words: a setting by its title, anything else as the server says it. */
export function whereWords({
  where,
  fixes,
}: {
  readonly where: string;
  readonly fixes: readonly FixSummary[];
}): string {
  const change = fixes.find((fix) => fix.change)?.change;
  return change && change.setting === where ? settingTitle(change.setting) : where;
}
