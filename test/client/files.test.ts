import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { documentSelector, patterns } from '../../client/files-we-read.ts';
import { kindOf, kinds } from '../../rules/index.ts';

/** One or more paths of every kind, as people have them. */
const samples: Readonly<Record<(typeof kinds)[number], readonly string[]>> = {
  workflow: ['.github/workflows/ci.yml', 'nested/.github/workflows/release.yaml'],
  action: ['action.yml', 'tools/setup/action.yaml'],
  'actions-lock': ['.github/workflows/actions.lock'],
  dependabot: ['.github/dependabot.yml', '.github/dependabot.yaml'],
  'longhaul-config': ['.github/longhaul.yml', '.github/longhaul.yaml'],
  'zizmor-config': ['zizmor.yml', '.github/zizmor.yaml'],
  'pre-commit': ['.pre-commit-config.yaml'],
  'pnpm-workspace': ['pnpm-workspace.yaml'],
  yarnrc: ['.yarnrc.yml'],
  'package-json': ['package.json', 'packages/a/package.json'],
  renovate: ['renovate.json', '.github/renovate.json5', '.renovaterc', '.renovaterc.json'],
  pyproject: ['pyproject.toml'],
  'uv-config': ['uv.toml'],
  bunfig: ['bunfig.toml'],
  npmrc: ['.npmrc'],
  pypirc: ['.pypirc'],
  'pip-config': ['pip.conf', 'pip.ini'],
  requirements: [
    'requirements.txt',
    'dev-requirements.in',
    'requirements/dev.txt',
    'constraints.txt',
    'constraints-3.12.txt',
  ],
  'ignore-file': ['.gitignore', '.npmignore', '.dockerignore'],
  'security-policy': ['SECURITY.md', '.github/SECURITY.md', 'docs/security.rst', 'Security.txt', 'SECURITY'],
};

test('every kind of file that the rules read is handed to the server', () => {
  const isOurs = picomatch([...patterns], { dot: true });
  for (const kind of kinds) {
    for (const path of samples[kind])
      expect([path, kindOf(path), isOurs(`/home/me/project/${path}`)]).toEqual([path, kind, true]);
  }
});

test('other files are not', () => {
  const isOurs = picomatch([...patterns], { dot: true });
  const others = [
    'src/index.ts',
    'deploy.yml',
    'k8s/service.yaml',
    'tsconfig.json',
    'package-lock.json',
    'README.md',
    'notes.txt',
  ];
  expect(others.filter((path) => isOurs(`/home/me/project/${path}`))).toEqual([]);
});

test('a filter names a path and where it lies, never a language', () => {
  const filters = documentSelector(['file', 'vscode-vfs']);
  expect(filters).toHaveLength(2 * patterns.length);
  expect(new Set(filters.flatMap((filter) => Object.keys(filter)))).toEqual(new Set(['scheme', 'pattern']));
});
