/**
 * The version in a comment behind a commit: which words count, and where a new version is written.
 */
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../rules/engine/edit/apply.ts';
import { readDocument } from '../../rules/index.ts';
import { usesIn } from '../../rules/model/workflow/action.ts';
import { repin } from '../../rules/model/workflow/repin.ts';
import { versionCommentBehind } from '../../rules/model/workflow/version-comment.ts';

const sha = '18283e04ce6e62d37312384ff67231eb8fd56d24';

function read(comment: string) {
  const text = `jobs:\n  a:\n    steps:\n      - uses: octo-org/tool@${sha} ${comment}\n`;
  const document = readDocument('.github/workflows/a.yml', 'workflow', text);
  const uses = usesIn(document)[0]?.uses;
  if (uses?.form !== 'repository') throw new Error('no action');
  const edits = repin(document, uses, { sha: 'f'.repeat(40), version: 'v9.0.0' });
  return {
    version: versionCommentBehind(document, uses)?.version,
    repinned: /@f{40} (.*)/.exec(applyEdits(text, edits))?.[1],
  };
}

describe('the comment behind a commit', () => {
  it.each([
    ['# v4', 'v4'],
    ['#v2.4.0', 'v2.4.0'],
    ['# 4.1.2', '4.1.2'],
    ['# tag=v4', 'v4'],
    ['# tag v5.4.0', 'v5.4.0'],
    ['# ver: 1.2', '1.2'],
    ['# version: 5.4.0 (2025-02-26)', '5.4.0'],
    ['# ratchet:octo-org/tool@v4.0.0', 'v4.0.0'],
    ['# octo-org/tool@v5', 'v5'],
    ['# v5.4.3 uploads the report', 'v5.4.3'],
    ['# zizmor: ignore[unpinned-uses] # v5.4.0', 'v5.4.0'],
    ['# zizmor: ignore[unpinned-uses] v5.4.0', 'v5.4.0'],
    ['# uploads the report # v5', 'v5'],
  ])('finds the version in %j', (comment, version) => {
    expect(read(comment).version).toBe(version);
  });

  it.each([
    '# stable',
    '# see v3 for the old form',
    '# 3.12 is the Python we test',
    '# needs node 20.1',
    '# longhaul: ignore[pin-images] we need node 20.1',
    '# zizmor: ignore[unpinned-uses] 20.1 is needed',
    '# zizmor: ignore[unpinned-uses] v2 of it breaks',
    '# 20 minutes',
    '# issue #12',
  ])('finds none in %j', (comment) => {
    expect(read(comment).version).toBeUndefined();
  });

  it.each([
    ['# v4', '# v9.0.0'],
    ['# ratchet:octo-org/tool@v4.0.0', '# ratchet:octo-org/tool@v9.0.0'],
    ['# zizmor: ignore[unpinned-uses] # v5.4.0', '# zizmor: ignore[unpinned-uses] # v9.0.0'],
    ['# v5.4.3 uploads the report', '# v9.0.0 uploads the report'],
    ['# needs node 20.1', '# v9.0.0 # needs node 20.1'],
  ])('writes a new version into %j', (comment, expected) => {
    expect(read(comment).repinned).toBe(expected);
  });
});
