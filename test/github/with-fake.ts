/**
 * A fresh fake GitHub for each test of a file, stopped (and so judged) after it.
 */
import { afterEach, beforeEach } from 'vitest';
import type { Connection } from '../../server/github/connection.ts';
import { type FakeGitHub, startFakeGitHub } from './fake-github.ts';

export interface Surroundings {
  readonly fake: FakeGitHub;
  /** How to reach it, signed in with this token or not at all. */
  connect(token?: string, more?: Partial<Connection>): Connection;
}

/** Call at the top of a test file; read the result only inside tests. */
export function withFakeGitHub(): Surroundings {
  const current: { fake?: FakeGitHub } = {};
  beforeEach(async () => {
    current.fake = await startFakeGitHub();
  });
  afterEach(async () => {
    await current.fake?.stop();
  });
  const running = (): FakeGitHub => {
    if (!current.fake) throw new Error('The fake GitHub runs inside tests only.');
    return current.fake;
  };
  return {
    get fake() {
      return running();
    },
    connect: (token, more = {}) => ({ token, apiUrl: running().url, signal: new AbortController().signal, ...more }),
  };
}
