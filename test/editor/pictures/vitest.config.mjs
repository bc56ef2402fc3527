/** Takes the README's pictures: not part of the tests. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/editor/setup.ts'],
    include: ['test/editor/pictures/*.test.ts'],
    provide: { edition: 'newest' },
    expect: { poll: { timeout: 20_000, interval: 50 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
