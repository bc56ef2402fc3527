/** Every suite of `suites/`, run in the extension host of this edition, beside the packaged extension. */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { runInExtensionHost } from './extension-host.ts';
import { copySample } from './sample-project.mjs';

const files = await readdir(new URL('suites/', import.meta.url));
const suites = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));

for (const suite of suites) {
  const folder = await copySample();
  const results = await runInExtensionHost({ suite, folder, edition: inject('edition'), vsix: inject('vsix') });
  await rm(dirname(folder), { recursive: true });
  describe(suite, () => {
    for (const { name, error } of results) test(name, () => expect(error, error).toBeUndefined());
  });
}
