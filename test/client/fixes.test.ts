import { beforeEach, expect, test } from 'vitest';
import { Fixes } from '../../client/fixes.ts';
import type { Requests } from '../../client/requests.ts';
import type { ChecklistFinding, Done, FixSummary } from '../../server/lsp/messages.ts';
import { finding, row } from './checklists.ts';
import { seen } from './fake-vscode.ts';

beforeEach(() => seen.reset());

const safe: FixSummary = { title: 'Pin it', safety: 'safe', asksGitHub: false };
const careful: FixSummary = { ...safe, safety: 'careful' };

function at(path: string, fix: FixSummary, range = finding().target.range): ChecklistFinding {
  return finding({ target: { rule: 'pin-actions', uri: `file:///project/${path}`, range }, fixes: [fix] });
}

function start(answer: Done = { done: true, message: '' }) {
  const asked: object[] = [];
  const ways: string[] = [];
  const ask = (work: string) => async (target: object) => {
    asked.push({ work, ...target });
    return answer;
  };
  const requests = { applyFix: ask('fix'), fixAll: ask('all') } as unknown as Requests;
  const fixes = new Fixes(requests, {
    showGuide: () => ways.push('guide'),
    showChange: () => ways.push('change'),
    changeSetting: () => ways.push('setting'),
    onApplied: () => ways.push('applied'),
  });
  return { fixes, asked, ways };
}

test('the fix of a row runs everything safe in it, one request for each file and rule, and says so', async () => {
  const { fixes, asked, ways } = start();
  await fixes.applyRow(
    row({ outcome: 'to-do' }, [at('a.yml', safe), at('a.yml', safe), at('b.yml', safe), at('b.yml', careful)]),
  );
  expect(asked).toEqual([
    { work: 'all', uri: 'file:///project/a.yml', rule: 'pin-actions' },
    { work: 'all', uri: 'file:///project/b.yml', rule: 'pin-actions' },
  ]);
  expect(seen.messages.map(({ text }) => text)).toEqual([
    'Fixed 3 places in 2 files. Undo takes them back, file by file. One more needs your decision.',
  ]);
  expect(ways).toEqual(['applied']);
});

test('what needs a look is offered file by file, and stops where a person turns it away', async () => {
  const findings = [at('a.yml', careful), at('b.yml', careful)];
  seen.press = 'Change them';
  const yes = start();
  await yes.fixes.applyRow(row({ outcome: 'to-do' }, findings));
  expect(yes.asked).toHaveLength(2);
  expect(yes.asked[0]).toMatchObject({ careful: true, rule: 'pin-actions' });
  const no = start({ done: false, message: 'Nothing was changed.' });
  await no.fixes.applyRow(row({ outcome: 'to-do' }, findings));
  expect(no.asked).toHaveLength(1);
});

test('a new file is made by its own fix', async () => {
  const { fixes, asked } = start();
  await fixes.applyRow(row({ outcome: 'to-do' }, [at('SECURITY.md', safe, null)]));
  expect(asked).toEqual([
    { work: 'fix', rule: 'pin-actions', uri: 'file:///project/SECURITY.md', range: null, fix: 0 },
  ]);
});

test('steps are shown before a guided fix runs, and a setting goes its own way', async () => {
  const { fixes, asked, ways } = start();
  const guided: FixSummary = { title: 'Clean up', safety: 'guided', asksGitHub: false, guide: ['Revoke it.'] };
  await fixes.apply(finding().target, guided, 0);
  await fixes.apply(
    finding().target,
    { ...careful, change: { setting: 'private-reporting', from: 'off', to: 'on', effect: '' } },
    0,
  );
  expect([asked.length, ways]).toEqual([0, ['guide', 'setting']]);
  await fixes.apply(finding().target, guided, 0, true);
  expect(asked).toHaveLength(1);
});

test('what a careful fix changes is shown first, and then not asked again', async () => {
  const { fixes, asked, ways } = start();
  await fixes.apply(finding().target, careful, 0);
  expect([asked.length, ways]).toEqual([0, ['change']]);
  await fixes.apply(finding().target, careful, 0, true);
  expect(asked).toMatchObject([{ fix: 0, confirmed: true }]);
});

test('a failure leaves one sentence and a way to try again', async () => {
  const { fixes, ways } = start({ done: false, message: 'Could not reach GitHub. Your file is unchanged.' });
  await fixes.apply(finding().target, { ...safe, asksGitHub: true }, 0);
  expect(seen.messages).toEqual([
    { text: 'Could not reach GitHub. Your file is unchanged.', detail: undefined, buttons: ['Try again'] },
  ]);
  expect(ways).toEqual([]);
});

test('a fix that asks GitHub stays away from it in Restricted Mode', async () => {
  const { fixes, asked } = start();
  seen.isTrusted = false;
  await fixes.apply(finding().target, { ...safe, asksGitHub: true }, 0);
  expect(asked).toEqual([]);
  await fixes.apply(finding().target, safe, 0);
  expect(asked).toHaveLength(1);
});

test('without a server it says where to look', async () => {
  const none = new Fixes({ applyFix: async () => undefined } as unknown as Requests, {
    showGuide() {},
    showChange() {},
    changeSetting() {},
    onApplied() {},
  });
  await none.apply(finding().target, safe, 0);
  expect(seen.messages.at(-1)?.buttons).toEqual(['Restart', 'Show log']);
});
