import { expect, test } from 'vitest';
import { itemOf } from '../../client/checklist-items.ts';
import { type ChecklistNode, type RowNode, treeOf } from '../../client/checklist-nodes.ts';
import { describeRow, sayRow, stateIcons, stateOf } from '../../client/row-words.ts';
import { finding, repository, row } from './checklists.ts';

const byOutcome = (outcome: 'done' | 'to-do' | 'not-needed' | 'unknown') => row({ outcome });
const plain = (one: ReturnType<typeof row>) => stateOf(one, false);

test('a row to do says how much and how long, to the eye and to the ear', () => {
  const six = row({ title: 'Pin actions to an exact commit', outcome: 'to-do', count: 6 });
  expect(describeRow(six, 'to-do')).toBe('6 to do · 1 click');
  expect(sayRow(six, 'to-do')).toBe('Pin actions to an exact commit. To do, six places. One click.');
  expect(sayRow({ ...six, count: 1, effort: '5 minutes' }, 'to-do')).toBe(
    'Pin actions to an exact commit. To do, one place. 5 minutes.',
  );
  expect(sayRow({ ...six, count: 12 }, 'to-do')).toContain('To do, 12 places.');
  expect(sayRow({ ...six, count: 0 }, 'to-do')).toContain('To do. One click.');
});

test('every state has an icon of its own, words and a spoken label', () => {
  const states = ['done', 'to-do', 'not-needed', 'unknown'] as const;
  expect(new Set(states.map((state) => stateIcons[state])).size).toBe(4);
  expect(states.map((state) => describeRow(byOutcome(state), state))).toEqual([
    'done',
    'to do · 1 click',
    'not needed here',
    'could not tell',
  ]);
  expect(states.map((state) => sayRow(row({ title: 'This', outcome: state, effort: '' }), state))).toEqual([
    'This. Done.',
    'This. To do.',
    'This. Not needed here.',
    'This. Could not tell.',
  ]);
});

test('a tick counts only where no program can see, and never against what is certainly to do', () => {
  const own = row({ byHand: true, outcome: 'unknown', rules: [] });
  expect(stateOf(own, false)).toBe('unknown');
  expect(stateOf(own, true)).toBe('done');
  expect(stateOf({ ...own, outcome: 'to-do' }, true)).toBe('to-do');
  expect(stateOf(row({ outcome: 'unknown' }), true)).toBe('unknown');
});

test('groups come in the order of what is gained, and done rows in a closed group at the end', () => {
  const tree = treeOf(
    [
      repository([
        row({ item: 'private-reports', group: 'reports', outcome: 'to-do' }),
        row({ item: 'fixed-parts', outcome: 'to-do' }),
        row({ item: 'no-secrets', group: 'secrets', outcome: 'done' }),
        row({ item: 'small-keys', outcome: 'not-needed' }),
      ]),
    ],
    plain,
  );
  expect(tree.map((node) => itemOf(node).label)).toEqual([
    'Keep strangers out of your builds',
    'Help people report problems',
    'Done or not needed',
  ]);
  expect(tree.map((node) => itemOf(node).collapsibleState)).toEqual([2, 2, 1]);
});

test('several repositories get one level more', () => {
  const one = repository([row({ outcome: 'to-do' })]);
  const tree = treeOf([one, repository([row({ outcome: 'to-do' })], { uri: 'file:///other', name: 'other' })], plain);
  expect(tree.map((node) => itemOf(node).label)).toEqual(['project', 'other']);
});

test('ids are stable when findings before them go, and never twice the same', () => {
  const two = [finding(), finding({ target: { ...finding().target, range: null } }), finding()];
  const before = treeOf([repository([row({ outcome: 'to-do' }, two)])], plain);
  const after = treeOf([repository([row({ outcome: 'to-do' }, two.slice(1))])], plain);
  const ids = all(before).map((node) => node.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(all(after).map((node) => node.id)));
});

test('a row keeps its id when it moves to the done rows', () => {
  const idOf = (outcome: 'to-do' | 'done') => all(treeOf([repository([row({ outcome })])], plain)).find(isRow)?.id;
  expect(idOf('done')).toBe(idOf('to-do'));
});

test('only a row that no program can see has a box to tick', () => {
  const boxes = [
    row({ outcome: 'unknown' }),
    row({ outcome: 'unknown', byHand: true }),
    row({ outcome: 'to-do', byHand: true }),
  ]
    .map((one) => all(treeOf([repository([one])], plain)).find(isRow))
    .map((node) => node && itemOf(node).checkboxState !== undefined);
  expect(boxes).toEqual([false, true, false]);
});

test('every node has a spoken label, and a click on a finding opens its place', () => {
  const setting = finding({
    target: { rule: 'private-reporting', uri: 'file:///project', range: null },
    where: 'private-reporting',
    fixes: [
      {
        title: 'Turn it on',
        safety: 'careful',
        asksGitHub: false,
        change: { setting: 'private-reporting', from: 'off', to: 'on', effect: 'People can write to you.' },
      },
    ],
  });
  const items = all(treeOf([repository([row({ outcome: 'to-do' }, [finding(), setting])])], plain)).map(itemOf);
  expect(items.every((item) => item.accessibilityInformation?.label)).toBe(true);
  expect(items[2]?.accessibilityInformation?.label).toBe(
    'ci.yml:7. actions/checkout can change under you. Pin it to one commit.',
  );
  expect(items[2]?.command?.command).toBe('longhaul.finding.open');
  expect(items[3]?.label).toBe('Private reporting of weaknesses');
  expect(items[3]?.command?.command).toBe('longhaul.explain');
});

function all(nodes: readonly ChecklistNode[]): readonly ChecklistNode[] {
  return nodes.flatMap((node) => [node, ...(node.type === 'finding' ? [] : all(node.children))]);
}

function isRow(node: ChecklistNode): node is RowNode {
  return node.type === 'row';
}
