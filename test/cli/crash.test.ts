/**
 * A rule with a bug costs its own findings, and is named once.
 */
import { expect, it, vi } from 'vitest';
import { folderWith } from './command.ts';

vi.mock('../../rules/index.ts', async (original) => {
  const real = await original<typeof import('../../rules/index.ts')>();
  const broken = {
    ...real.allRules[0],
    id: 'always-break',
    reads: ['action'],
    check: () => {
      throw new Error('no such thing\u001b[31m');
    },
  };
  return { ...real, allRules: [...real.allRules, broken] };
});

it('says once which check broke, and keeps the findings of the others', async () => {
  const { check } = await import('../../server/cli/check.ts');
  const action = 'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n';
  const folder = folderWith({ 'a/action.yml': action, 'b/action.yml': action });
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const code = await check(['--format', 'json', folder]);
  const output = JSON.parse(String(written.mock.calls[0]?.[0]));
  const said = error.mock.calls.map(([line]) => String(line));
  vi.restoreAllMocks();
  expect(code).toBe(0);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^The check always-break broke on .*a\/action\.yml: no such thing\\u\{1b\}\[31m\n/);
  expect(output.findings.filter(({ rule }: { rule: string }) => rule === 'pin-actions')).toHaveLength(2);
  expect(output.outcomes.find(({ rule }: { rule: string }) => rule === 'always-break').outcome).toBe('unknown');
});
