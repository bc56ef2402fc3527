/** The globs handed to editors, against the kinds of files rules read. */
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { kindOf, kinds } from '../../rules/index.ts';
import { watchedGlobs } from '../../server/lsp/watched-files.ts';

const paths = [
  '.github/workflows/ci.yml',
  '.github/workflows/actions.lock',
  'action.yml',
  'tools/one/action.yaml',
  '.github/dependabot.yml',
  '.github/longhaul.yml',
  'zizmor.yml',
  '.github/zizmor.yaml',
  '.pre-commit-config.yaml',
  'pnpm-workspace.yaml',
  '.yarnrc.yml',
  'package.json',
  'packages/a/package.json',
  'renovate.json5',
  '.renovaterc',
  '.renovaterc.json',
  'pyproject.toml',
  'uv.toml',
  'bunfig.toml',
  '.npmrc',
  '.pypirc',
  'pip.conf',
  'requirements.txt',
  'dev-requirements.in',
  'requirements/dev.txt',
  'constraints.txt',
  '.gitignore',
  'SECURITY.md',
  '.github/SECURITY.md',
  'docs/security.txt',
];

describe('watched globs', () => {
  it('reach every kind', () => {
    expect(new Set(paths.map(kindOf))).toEqual(new Set(kinds));
  });

  it.each(paths)('reach %s', (path) => {
    expect(watchedGlobs.some((glob) => picomatch.isMatch(path, glob, { dot: true }))).toBe(true);
  });

  it.each(watchedGlobs)('such as %s are plain enough for every editor', (glob) => {
    expect(glob).toMatch(/^\*\*\/(?:[\w./*-]|\{[\w.,-]+\})+$/);
  });
});
