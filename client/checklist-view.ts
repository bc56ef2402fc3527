/**
 * The one view: the checklist as a tree. It shows what the store holds, and passes a person's ticks on.
 * Empty states are welcome texts of the manifest, chosen by the context key `longhaul.state`.
 */
import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  TreeItemCheckboxState,
  type TreeView,
  window,
} from 'vscode';
import type { ByHand } from './by-hand.ts';
import { itemOf } from './checklist-items.ts';
import { type ChecklistNode, treeOf } from './checklist-nodes.ts';
import type { ChecklistStore } from './checklist-store.ts';

export const checklistView = 'longhaul.checklist';
export const stateKey = 'longhaul.state';

export class ChecklistView implements TreeDataProvider<ChecklistNode>, Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<ChecklistNode>;
  private readonly parents = new Map<string, ChecklistNode>();

  constructor(
    private readonly store: ChecklistStore,
    private readonly byHand: ByHand,
    onSeen: () => void,
  ) {
    this.view = window.createTreeView(checklistView, {
      treeDataProvider: this,
      showCollapseAll: true,
      manageCheckboxStateManually: true,
    });
    this.view.onDidChangeVisibility(({ visible }) => visible && onSeen());
    if (this.view.visible) onSeen();
    this.view.onDidChangeCheckboxState(({ items }) => this.tick(items));
    store.onDidChange(() => this.update());
    this.update();
  }

  getTreeItem(node: ChecklistNode): TreeItem {
    return itemOf(node);
  }

  getChildren(node?: ChecklistNode): ChecklistNode[] {
    const children = node ? childrenOf(node) : this.roots();
    if (node) for (const child of children) this.parents.set(child.id, node);
    return [...children];
  }

  getParent(node: ChecklistNode): ChecklistNode | undefined {
    return this.parents.get(node.id);
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  private roots(): readonly ChecklistNode[] {
    this.parents.clear();
    return treeOf(this.store.repositories, (row, repository) => this.store.stateOf(row, repository));
  }

  private update(): void {
    commands.executeCommand('setContext', stateKey, this.store.state);
    const count = this.store.certainRows.length;
    this.view.badge = count > 0 ? { value: count, tooltip: sayCount(count) } : undefined;
    this.view.message = this.messageOf();
    this.changes.fire();
  }

  /** Above the rows: that all is done, or how much the repository itself hides. */
  private messageOf(): string | undefined {
    const { repositories } = this.store;
    if (this.store.state !== 'ready' || repositories.length === 0) return undefined;
    const hidden = repositories.reduce((sum, { suppressed }) => sum + suppressed.comment + suppressed.config, 0);
    const allDone = repositories.every((repository) => {
      const { settled, total } = this.store.progressOf(repository);
      return settled === total;
    });
    const parts = [
      allDone ? l10n.t('Nothing left to do here. We will tell you if that changes.') : '',
      hidden > 0 ? sayHidden(hidden) : '',
    ];
    return parts.filter(Boolean).join(' ') || undefined;
  }

  private async tick(items: readonly [ChecklistNode, TreeItemCheckboxState][]): Promise<void> {
    for (const [node, state] of items) {
      if (node.type !== 'row') continue;
      await this.byHand.tick(node.row, node.repository.uri, state === TreeItemCheckboxState.Checked ? 'on' : 'off');
    }
  }
}

function childrenOf(node: ChecklistNode): readonly ChecklistNode[] {
  return node.type === 'finding' ? [] : node.children;
}

function sayCount(count: number): string {
  return count === 1 ? l10n.t('One row has something to do') : l10n.t('{0} rows have something to do', count);
}

function sayHidden(count: number): string {
  return count === 1
    ? l10n.t('This repository hides one finding by its own comments or configuration.')
    : l10n.t('This repository hides {0} findings by its own comments or configuration.', count);
}
