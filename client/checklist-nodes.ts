/**
 * The tree of the checklist as plain data: repositories (when there are several) → groups → rows → findings.
 * Every node has an id of its own that does not change while it means the same thing, so focus survives a refresh.
 */
import { l10n } from 'vscode';
import type { ChecklistFinding, ChecklistRow, RepositoryChecklist } from '../server/lsp/messages.ts';
import { findingsOf } from './checklist-store.ts';
import { groupOrder, groupTitle, isSettled, type RowState } from './row-words.ts';

export interface RepositoryNode {
  readonly type: 'repository';
  readonly id: string;
  readonly repository: RepositoryChecklist;
  readonly children: readonly GroupNode[];
}

export interface GroupNode {
  readonly type: 'group';
  readonly id: string;
  readonly title: string;
  /** Done rows start closed. */
  readonly isOpen: boolean;
  readonly children: readonly RowNode[];
}

export interface RowNode {
  readonly type: 'row';
  readonly id: string;
  readonly row: ChecklistRow;
  readonly state: RowState;
  readonly repository: RepositoryChecklist;
  readonly children: readonly FindingNode[];
}

export interface FindingNode {
  readonly type: 'finding';
  readonly id: string;
  readonly finding: ChecklistFinding;
}

export type ChecklistNode = RepositoryNode | GroupNode | RowNode | FindingNode;
export type StateOf = (row: ChecklistRow, repository: RepositoryChecklist) => RowState;

/** One repository shows its groups at the top; several get one level more. */
export function treeOf(repositories: readonly RepositoryChecklist[], stateOf: StateOf): readonly ChecklistNode[] {
  const [only, ...others] = repositories;
  if (only && others.length === 0) return groupsOf(only, stateOf);
  return repositories.map((repository) => ({
    type: 'repository',
    id: `repository:${repository.uri}`,
    repository,
    children: groupsOf(repository, stateOf),
  }));
}

function groupsOf(repository: RepositoryChecklist, stateOf: StateOf): readonly GroupNode[] {
  const rows = repository.rows.map((row) => rowNode(row, stateOf(row, repository), repository));
  const open = rows.filter((node) => !isSettled(node.state));
  const settled = rows.filter((node) => isSettled(node.state));
  const named = [...new Set([...groupOrder, ...open.map((node) => node.row.group)])];
  const groups = named.map((group) => ({
    type: 'group' as const,
    id: `${repository.uri}|group:${group}`,
    title: groupTitle(group),
    isOpen: true,
    children: open.filter((node) => node.row.group === group),
  }));
  const done: GroupNode = {
    type: 'group',
    id: `${repository.uri}|settled`,
    title: l10n.t('Done or not needed'),
    isOpen: false,
    children: settled,
  };
  return [...groups, done].filter((group) => group.children.length > 0);
}

function rowNode(row: ChecklistRow, state: RowState, repository: RepositoryChecklist): RowNode {
  const id = `${repository.uri}|row:${row.item}`;
  const seen = new Map<string, number>();
  const children = findingsOf(row).map((finding): FindingNode => {
    const place = `${finding.target.rule}:${finding.target.uri}:${finding.target.range?.start.line ?? ''}:${finding.target.range?.start.character ?? ''}`;
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    return { type: 'finding', id: `${id}|${place}|${count}`, finding };
  });
  return { type: 'row', id, row, state, repository, children };
}
