import { beforeEach, expect, test, vi } from 'vitest';
import { ByHand } from '../../client/by-hand.ts';
import { type Answer, ChecklistStore } from '../../client/checklist-store.ts';
import type { Explain } from '../../client/explain.ts';
import type { Fixes } from '../../client/fixes.ts';
import { Progress } from '../../client/progress.ts';
import { Walkthrough } from '../../client/walkthrough.ts';
import { finding, repository, row } from './checklists.ts';
import { seen, window } from './fake-vscode.ts';
import { memento } from './memento.ts';

beforeEach(() => seen.reset());

async function start(repositories: Answer['repositories'], memory = memento()) {
  const store = new ChecklistStore(async () => ({ repositories, state: 'ready' }), new ByHand(memento(), memento()));
  const did: string[] = [];
  const explain = { finding: () => did.push('finding'), row: () => did.push('row') } as unknown as Explain;
  const fixes = { applyRow: () => did.push('fix') } as unknown as Fixes;
  const walkthrough = new Walkthrough(store, explain, fixes, new Progress(memory));
  await store.refresh();
  return { walkthrough, did };
}

const ticked = () => [...seen.turnedTrue].sort();

test('no step is ticked by being looked at', async () => {
  await start([repository([row({ outcome: 'to-do' }, [finding()])])]);
  expect(ticked()).toEqual([]);
});

test('a step done elsewhere is ticked', async () => {
  const updates = row({ item: 'fresh-dependencies', outcome: 'done' });
  await start([repository([updates, row({ outcome: 'to-do' }, [finding()])], { settingsRead: { at: '2026-11-23' } })]);
  expect(ticked()).toEqual(['longhaul.did.keepsWatch', 'longhaul.did.readSettings']);
});

test('a project with nothing to fix does not leave the second step open for ever', async () => {
  await start([repository([row({ outcome: 'done' })])]);
  expect(ticked()).toEqual(['longhaul.did.fixedOne']);
});

test('a page that is opened later hears what was done before, after a restart too', () => {
  vi.useFakeTimers();
  const memory = memento();
  new Progress(memory).reach('readWhy');
  seen.reset();
  const following = new Progress(memory).followTabs();
  window.tabs.fire({ opened: [{ input: { uri: 'file:///a' } }], changed: [] });
  vi.runAllTimers();
  expect(ticked()).toEqual([]);
  window.tabs.fire({ opened: [{ input: undefined }], changed: [] });
  vi.runAllTimers();
  expect(ticked()).toEqual(['longhaul.did.readWhy']);
  expect(seen.contexts.get('longhaul.did.readWhy')).toBe(false);
  following.dispose();
  vi.useRealTimers();
});

test('the last step fixes what keeps dependencies current, or says that it is done', async () => {
  const todo = await start([repository([row({ item: 'fresh-dependencies', outcome: 'to-do' }, [finding()])])]);
  await todo.walkthrough.keepWatch();
  expect(todo.did).toEqual(['fix']);
  const done = await start([repository([row({ item: 'fresh-dependencies', outcome: 'done' })])]);
  await done.walkthrough.keepWatch();
  expect(seen.messages.at(-1)?.text).toBe('Updates are set up here. Nothing is left to do in this step.');
});

test('there is always something to explain once a project is open', async () => {
  const found = await start([repository([row({ outcome: 'to-do' }, [finding()])])]);
  await found.walkthrough.explainFirst();
  const clean = await start([repository([row()])]);
  await clean.walkthrough.explainFirst();
  const none = await start([]);
  await none.walkthrough.explainFirst();
  expect([found.did, clean.did, none.did]).toEqual([['finding'], ['row'], []]);
  expect(seen.messages).toHaveLength(1);
});
