/** Draws a node of the checklist as a row of the tree, with icon, words, spoken label and what a click does. */
import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState } from 'vscode';
import { clientCommands, type FixSummary } from '../server/lsp/messages.ts';
import type { ChecklistNode, FindingNode, GroupNode, RepositoryNode, RowNode } from './checklist-nodes.ts';
import { innerCommands } from './command-names.ts';
import { describeRow, sayRow, stateIcons } from './row-words.ts';
import { whereWords } from './setting-words.ts';

export function itemOf(node: ChecklistNode): TreeItem {
  switch (node.type) {
    case 'repository':
      return repositoryItem(node);
    case 'group':
      return groupItem(node);
    case 'row':
      return rowItem(node);
    case 'finding':
      return findingItem(node);
  }
}

function repositoryItem({ id, repository }: RepositoryNode): TreeItem {
  const item = new TreeItem(repository.name, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = new ThemeIcon('repo');
  item.accessibilityInformation = { label: repository.name };
  return item;
}

function groupItem({ id, title, isOpen, children }: GroupNode): TreeItem {
  const item = new TreeItem(title, isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = isOpen ? undefined : String(children.length);
  item.accessibilityInformation = { label: isOpen ? title : l10n.t('{0}, {1}', title, children.length) };
  return item;
}

function rowItem({ id, row, state, children }: RowNode): TreeItem {
  const hasChildren = children.length > 0;
  const item = new TreeItem(
    row.title,
    hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = id;
  item.description = describeRow(row, state);
  item.tooltip = `${row.title}\n${item.description}`;
  item.iconPath = new ThemeIcon(stateIcons[state], state === 'done' ? new ThemeColor('testing.iconPassed') : undefined);
  item.accessibilityInformation = { label: sayRow(row, state) };
  item.command = { command: innerCommands.explainRow, title: l10n.t('Explain'), arguments: [{ type: 'row', row }] };
  const isFixable = children.some((child) => child.finding.fixes.length > 0);
  item.contextValue = isFixable ? 'longhaul.row.fixable' : 'longhaul.row';
  if (row.byHand && row.outcome !== 'to-do') {
    // The box stands where the icon of the others is.
    item.iconPath = undefined;
    item.checkboxState = {
      state: state === 'done' ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: l10n.t('Only you can tell. Tick it when it is done.'),
      accessibilityInformation: { label: sayRow(row, state), role: 'checkbox' },
    };
  }
  return item;
}

function findingItem({ id, finding }: FindingNode): TreeItem {
  const message = finding.message.replaceAll('`', '');
  const where = whereWords(finding);
  const item = new TreeItem(where, TreeItemCollapsibleState.None);
  item.id = id;
  item.description = message;
  item.tooltip = `${where}\n${message}`;
  item.iconPath = new ThemeIcon(findingIcons[finding.severity]);
  item.accessibilityInformation = { label: `${where}. ${message}` };
  item.contextValue = finding.fixes.some(isOffered) ? 'longhaul.finding.fixable' : 'longhaul.finding';
  item.command = finding.target.range
    ? { command: innerCommands.openFinding, title: l10n.t('Open'), arguments: [finding.target] }
    : { command: clientCommands.explain, title: l10n.t('Explain'), arguments: [finding.target] };
  return item;
}

const findingIcons = {
  'fix-now': 'error',
  'worth-fixing': 'warning',
  'good-habit': 'info',
  tidy: 'circle-small',
} as const;

function isOffered(fix: FixSummary): boolean {
  return fix.title !== '';
}
