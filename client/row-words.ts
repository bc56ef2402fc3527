/**
 * How one row of the checklist is said: its state as icon and as words, for the eye and for the ear.
 * Whole sentences for each number, so that they can be translated.
 */
import { l10n } from 'vscode';
import type { ChecklistRow } from '../server/lsp/messages.ts';

export type RowState = ChecklistRow['outcome'];

/** What the rules said, with the tick of a person where no program can see. What is certainly to do stays to do. */
export function stateOf(row: ChecklistRow, isTicked: boolean): RowState {
  if (!row.byHand || row.outcome === 'to-do') return row.outcome;
  return isTicked ? 'done' : 'unknown';
}

export function isSettled(state: RowState): boolean {
  return state === 'done' || state === 'not-needed';
}

/** A product icon for each state, one meaning each. */
export const stateIcons: Readonly<Record<RowState, string>> = {
  done: 'pass',
  'to-do': 'circle-large-outline',
  'not-needed': 'circle-slash',
  unknown: 'question',
};

/** Beside the title: `6 to do · 1 click`. */
export function describeRow(row: ChecklistRow, state: RowState): string {
  if (state === 'unknown' && row.byHand) return l10n.t('only you can tell');
  if (state !== 'to-do') return stateWords(state);
  const count = row.count > 0 ? l10n.t('{0} to do', row.count) : l10n.t('to do');
  return row.effort ? `${count} · ${row.effort}` : count;
}

export function stateWords(state: RowState): string {
  switch (state) {
    case 'done':
      return l10n.t('done');
    case 'to-do':
      return l10n.t('to do');
    case 'not-needed':
      return l10n.t('not needed here');
    case 'unknown':
      return l10n.t('could not tell');
  }
}

/** For a screen reader: `Pin actions to an exact commit. To do, six places. One click.` */
export function sayRow(row: ChecklistRow, state: RowState): string {
  return `${row.title}. ${sayState(row, state)}`;
}

function sayState(row: ChecklistRow, state: RowState): string {
  switch (state) {
    case 'done':
      return l10n.t('Done.');
    case 'not-needed':
      return l10n.t('Not needed here.');
    case 'unknown':
      return row.byHand ? l10n.t('Could not tell. Only you can: tick it when it is done.') : l10n.t('Could not tell.');
    case 'to-do':
      return [sayPlaces(row.count), sayEffort(row.effort)].filter(Boolean).join(' ');
  }
}

function sayPlaces(count: number): string {
  if (count < 1) return l10n.t('To do.');
  if (count === 1) return l10n.t('To do, one place.');
  return l10n.t('To do, {0} places.', sayNumber(count));
}

function sayNumber(count: number): string {
  const words = [
    l10n.t('two'),
    l10n.t('three'),
    l10n.t('four'),
    l10n.t('five'),
    l10n.t('six'),
    l10n.t('seven'),
    l10n.t('eight'),
    l10n.t('nine'),
    l10n.t('ten'),
  ];
  return words[count - 2] ?? String(count);
}

function sayEffort(effort: string): string {
  if (!effort) return '';
  return effort === '1 click' ? l10n.t('One click.') : `${effort}.`;
}

/** Groups say what is gained. A group this version does not know is shown under its own name. */
export function groupTitle(group: string): string {
  switch (group) {
    case 'builds':
      return l10n.t('Keep strangers out of your builds');
    case 'secrets':
      return l10n.t('Keep your secrets yours');
    case 'reports':
      return l10n.t('Help people report problems');
    case 'main-branch':
      return l10n.t('Protect your main branch');
    default:
      return group;
  }
}

/** In the order in which the checklist shows them. */
export const groupOrder: readonly string[] = ['builds', 'secrets', 'reports', 'main-branch'];
