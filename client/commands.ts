/** Connects the names of commands with what they do. Arguments come from rows, links and code actions, so they are looked at. */
import { commands, type Disposable, type LogOutputChannel, l10n } from 'vscode';
import {
  clientCommands,
  type FindingTarget,
  type FixAllTarget,
  type FixSummary,
  type FixTarget,
} from '../server/lsp/messages.ts';
import { checkActions } from './check-actions.ts';
import type { ChecklistNode, FindingNode, RowNode } from './checklist-nodes.ts';
import type { ChecklistStore } from './checklist-store.ts';
import { checklistView } from './checklist-view.ts';
import { innerCommands, palette } from './command-names.ts';
import { type Explain, findingAtCursor } from './explain.ts';
import type { Fixes } from './fixes.ts';
import { ignoreWithReason } from './ignore.ts';
import type { Panel } from './panel.ts';
import { openPlace } from './places.ts';
import type { Progress } from './progress.ts';
import { reportProblem } from './report-problem.ts';
import type { RepositoryChoice } from './repository-choice.ts';
import type { Requests } from './requests.ts';
import { say, sayNoServer } from './say.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Walkthrough } from './walkthrough.ts';

export interface Parts {
  readonly session: Session;
  readonly requests: Requests;
  readonly store: ChecklistStore;
  readonly panel: Panel;
  readonly explain: Explain;
  readonly fixes: Fixes;
  readonly settings: Settings;
  readonly choice: RepositoryChoice;
  readonly walkthrough: Walkthrough;
  readonly progress: Progress;
  readonly log: LogOutputChannel;
  /** `publisher.name`, for the walkthrough's own name. */
  readonly extension: string;
}

export function registerCommands(parts: Parts): readonly Disposable[] {
  const all = { ...paletteCommands(parts), ...rowCommands(parts), ...sharedCommands(parts) };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(name, run));
}

type Handlers = Readonly<Record<string, (argument?: unknown, second?: unknown) => unknown>>;

function paletteCommands({
  session,
  requests,
  store,
  explain,
  fixes,
  settings,
  choice,
  walkthrough,
  log,
  extension,
}: Parts): Handlers {
  return {
    [palette.openChecklist]: () => commands.executeCommand(`${checklistView}.focus`),
    [palette.checkProject]: () => checkProject(requests, store),
    [palette.checkActions]: () => checkActions(requests, store),
    [palette.fixEverythingSafe]: async () => {
      await store.untilLoaded();
      return fixes.applySafe(store.findings);
    },
    [palette.explainHere]: () => {
      const target = findingAtCursor();
      return target
        ? explain.finding(target)
        : say(l10n.t('Nothing stands on this line. Move to a marked place first: F8 goes to the next.'));
    },
    [palette.readSettings]: () => settings.read(),
    [palette.chooseRepository]: async () => {
      const repository = await choice.pickOpen(store.repositories);
      if (repository) await choice.choose(repository);
    },
    [palette.keepWatch]: () => walkthrough.keepWatch(),
    [palette.openWalkthrough]: () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${extension}#longhaul.start`, false),
    [palette.restart]: () => session.restart(),
    [palette.showLog]: () => log.show(),
    [palette.reportProblem]: reportProblem,
  };
}

function rowCommands({ requests, panel, explain, fixes, walkthrough, progress }: Parts): Handlers {
  return {
    [innerCommands.explainRow]: (node) => (isRow(node) ? explain.row(node.row) : undefined),
    [innerCommands.fixRow]: (node) => (isRow(node) ? fixes.applyRow(node.row) : undefined),
    [innerCommands.openFinding]: (target) => (isTarget(target) ? openPlace(target) : undefined),
    [innerCommands.explainFinding]: (node) => (isFinding(node) ? explain.finding(node.finding.target) : undefined),
    [innerCommands.ignoreFinding]: (node) =>
      isFinding(node) ? ignoreWithReason(node.finding.target, requests, fixes) : undefined,
    [innerCommands.fixFinding]: (node) => {
      const [fix] = isFinding(node) ? node.finding.fixes : [];
      return isFinding(node) && fix ? fixes.apply(node.finding.target, fix, 0) : undefined;
    },
    [innerCommands.applyFromPanel]: async (index) => {
      const shown = panel.fixAt(index);
      if (shown) await fixes.apply(shown.target, shown.fix, shown.index, shown.isSeen);
    },
    [innerCommands.openAsText]: () => panel.openAsText(),
    [innerCommands.fixApplied]: () => progress.reach('fixedOne'),
    [innerCommands.showFirst]: () => walkthrough.showFirst(),
    [innerCommands.explainFirst]: () => walkthrough.explainFirst(),
    [innerCommands.skipSettings]: () => progress.reach('readSettings'),
  };
}

/** The ones that the server's code actions carry. */
function sharedCommands({ requests, explain, fixes, settings }: Parts): Handlers {
  return {
    [clientCommands.explain]: (target) => (isTarget(target) ? explain.finding(target) : undefined),
    [clientCommands.guide]: (target) => (isFixTarget(target) ? explain.guide(target, target.fix) : undefined),
    [clientCommands.ignore]: (target) => (isTarget(target) ? ignoreWithReason(target, requests, fixes) : undefined),
    [clientCommands.fixEvery]: (target, titles) =>
      isFixAllTarget(target) && Array.isArray(titles) ? fixes.applyEvery(target, titles.map(String)) : undefined,
    [clientCommands.changeSetting]: (target, fix) => {
      const change = (fix as Partial<FixSummary> | undefined)?.change;
      return isTarget(target) && change ? settings.change(target.uri, change) : undefined;
    },
  };
}

async function checkProject(requests: Requests, store: ChecklistStore): Promise<void> {
  const result = await requests.checkProject();
  if (!result) return sayNoServer();
  await store.refresh();
  const { files, findings } = result;
  if (findings === 0) return say(l10n.t('Checked {0} files. Nothing to do in them.', files));
  say(
    findings === 1
      ? l10n.t('Checked {0} files. One place needs you.', files)
      : l10n.t('Checked {0} files. {1} places need you.', files, findings),
  );
}

function isRow(value: unknown): value is Pick<RowNode, 'row'> {
  return hasKey(value, 'row');
}

function isFinding(value: unknown): value is FindingNode {
  return hasKey(value, 'finding') && (value as ChecklistNode).type === 'finding';
}

function isTarget(value: unknown): value is FindingTarget {
  return hasKey(value, 'rule') && hasKey(value, 'uri') && hasKey(value, 'range');
}

function isFixTarget(value: unknown): value is FixTarget {
  return isTarget(value) && typeof (value as Partial<FixTarget>).fix === 'number';
}

function isFixAllTarget(value: unknown): value is FixAllTarget {
  return hasKey(value, 'uri') && hasKey(value, 'rule');
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
