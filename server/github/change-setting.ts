/**
 * Changes one setting after the person confirmed it: looks, refuses when it is not what they saw, writes, looks again.
 */
import { type Facts, readSettings, type SettingChange, type SettingName } from '../../rules/index.ts';
import { publicApi, webUrlOf } from './api-address.ts';
import { withGitHub } from './ask.ts';
import { type Connection, isRepositoryName, type RepositoryName } from './connection.ts';
import { type Failure, failure, isFailure, refusalOf } from './failure.ts';
import { type SettingWrite, settingWrites } from './setting-writes.ts';
import { fetchAnswers } from './settings.ts';

export interface Changed {
  readonly changed: SettingChange;
  /** Hand this in to take the change back. */
  readonly undo: SettingChange;
  /** Where the setting can be seen on GitHub. */
  readonly page: string;
  /** As read back after the change. */
  readonly answers: Facts['answers'];
}

/** Nothing was changed when this returns a failure, except for `unconfirmed`, which says so. */
export async function changeSetting(
  target: RepositoryName,
  change: SettingChange,
  connection: Connection,
): Promise<Changed | Failure> {
  const writable = Object.hasOwn(settingWrites, change.setting) ? settingWrites[change.setting] : undefined;
  const write = writable && Object.hasOwn(writable.values, change.to) ? writable.values[change.to] : undefined;
  if (!writable || !write || !isRepositoryName(target)) return failure('wrong-request');

  const routes = ['GET /repos/{owner}/{repo}', writable.read];
  const before = await fetchAnswers(target, routes, connection);
  const refused = before.failure ?? refuseChange(before.answers, change);
  if (refused) return refused;

  if (connection.signal.aborted) return failure('cancelled');
  const failed = await sendChange(target, write, before.answers, connection);
  if (failed) return failed;

  const after = await fetchAnswers(target, routes, connection);
  if (after.failure) return failure('unconfirmed');
  const now = settingValue(after.answers, change.setting);
  if (now !== change.to) {
    return failure('unconfirmed', `GitHub took the change, but the setting is still \`${now ?? 'out of sight'}\`.`);
  }
  return {
    changed: change,
    undo: { ...change, from: change.to, to: change.from, effect: 'Puts the setting back as it was.' },
    page: `${webUrlOf(connection.apiUrl ?? publicApi)}/${target.owner}/${target.repo}/${writable.page}`,
    answers: after.answers,
  };
}

function refuseChange(answers: Facts['answers'], { setting, from, to }: SettingChange): Failure | undefined {
  const settings = readSettings(answers);
  if (!settings.about?.isAdmin) return failure('not-permitted');
  if (settings.about.isArchived) return failure('archived');
  const current = settings[setting];
  if (current.state === 'not-available') return failure('not-available', current.because);
  if (current.state === 'unseen') return failure('not-permitted', current.because);
  const value = settingValue(answers, setting);
  if (value === from) return undefined;
  return failure(
    'changed-meanwhile',
    value === to
      ? `It is \`${to}\` already. Nothing was done.`
      : `It is \`${value}\` now, not \`${from}\`. Nothing was done.`,
  );
}

function settingValue(answers: Facts['answers'], setting: SettingName): string | undefined {
  const current = readSettings(answers)[setting];
  if (current.state === 'off') return 'off';
  return current.state === 'value' ? current.value : undefined;
}

/** Once the question has left, a broken connection no longer tells whether GitHub acted. */
async function sendChange(
  { owner, repo }: RepositoryName,
  write: SettingWrite,
  answers: Facts['answers'],
  connection: Connection,
): Promise<Failure | undefined> {
  const body = write.body(answers);
  if (!body)
    return failure('not-permitted', 'GitHub did not show everything that has to stay as it is. Nothing was done.');
  const reply = await withGitHub(connection, (ask) => ask(write.route, { owner, repo, ...body }));
  if (isFailure(reply)) return leavesDoubt.has(reply.failed) ? failure('unconfirmed') : reply;
  return reply.status < 300 ? undefined : refusalOf(reply.status, reply.body);
}

const leavesDoubt: ReadonlySet<string> = new Set(['offline', 'timeout', 'cancelled', 'github-down']);
