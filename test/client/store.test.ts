import { expect, test } from 'vitest';
import { ByHand } from '../../client/by-hand.ts';
import { type Answer, ChecklistStore } from '../../client/checklist-store.ts';
import { finding, repository, row } from './checklists.ts';
import { memento } from './memento.ts';

const answer = (...rows: readonly ReturnType<typeof row>[]): Answer => ({
  repositories: [repository(rows)],
  state: 'ready',
});
const newStore = (ask: () => Promise<Answer | undefined>) => new ChecklistStore(ask, new ByHand(memento(), memento()));

test('questions that come while one is under way become one more question', async () => {
  let asked = 0;
  const store = newStore(async () => {
    asked++;
    return answer(row());
  });
  await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
  expect(asked).toBeLessThanOrEqual(2);
  expect(store.state).toBe('ready');
});

test('progress counts rows that are done or not needed', async () => {
  const rows = [
    row({ outcome: 'done' }),
    row({ outcome: 'not-needed' }),
    row({ outcome: 'to-do' }),
    row({ outcome: 'unknown' }),
  ];
  const store = newStore(async () => answer(...rows));
  await store.refresh();
  expect(store.repositories.map((one) => store.progressOf(one))).toEqual([{ settled: 2, total: 4 }]);
});

test('the badge counts only rows that certainly have something to do', async () => {
  const rows = [
    row({ outcome: 'to-do' }, [finding()]),
    row({ outcome: 'to-do', count: 0 }),
    row({ outcome: 'unknown' }),
  ];
  const store = newStore(async () => answer(...rows));
  await store.refresh();
  expect(store.certainRows).toHaveLength(1);
});

test('keeps the last answer when the server has none, and shows none when it stopped', async () => {
  const answers = [answer(row()), undefined];
  const store = newStore(async () => answers.shift());
  await store.refresh();
  await store.refresh();
  expect(store.repositories).toHaveLength(1);
  store.mark('stopped');
  expect([store.state, store.repositories.length]).toEqual(['stopped', 0]);
});

test('a tick about the person holds everywhere, one about the project only there', async () => {
  const everywhere = memento();
  const account = row({ item: 'safe-account', byHand: true });
  const review = row({ item: 'second-opinion', byHand: true });
  const here = new ByHand(everywhere, memento());
  await here.tick(account, 'file:///project', 'on');
  await here.tick(review, 'file:///project', 'on');
  const elsewhere = new ByHand(everywhere, memento());
  expect([account, review].map((one) => here.isTicked(one, 'file:///project'))).toEqual([true, true]);
  expect([account, review].map((one) => elsewhere.isTicked(one, 'file:///other'))).toEqual([true, false]);
  await here.tick(review, 'file:///project', 'off');
  expect(here.isTicked(review, 'file:///project')).toBe(false);
});
