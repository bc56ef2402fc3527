/** Tests in a real VS Code: the oldest we promise (`floor`) and the newest, one after the other. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/editor/setup.ts'],
    fileParallelism: false,
    projects: ['floor', 'newest'].map((edition) => ({
      extends: true,
      test: { name: edition, include: ['test/editor/*.test.ts'], provide: { edition } },
    })),
    expect: { poll: { timeout: 20_000, interval: 50 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
