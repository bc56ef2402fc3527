/**
 * Where a file of each kind usually stands: for an example, and for a text whose name does not tell.
 */
import type { Kind } from './kinds.ts';

/** Each is found again by its path: `kindOf(usualPaths[kind])` is `kind`. */
export const usualPaths: Readonly<Record<Kind, string>> = {
  workflow: '.github/workflows/example.yml',
  action: 'action.yml',
  'actions-lock': '.github/workflows/actions.lock',
  dependabot: '.github/dependabot.yml',
  'longhaul-config': '.github/longhaul.yml',
  'zizmor-config': 'zizmor.yml',
  'pre-commit': '.pre-commit-config.yaml',
  'pnpm-workspace': 'pnpm-workspace.yaml',
  yarnrc: '.yarnrc.yml',
  'package-json': 'package.json',
  renovate: 'renovate.json',
  pyproject: 'pyproject.toml',
  'uv-config': 'uv.toml',
  bunfig: 'bunfig.toml',
  npmrc: '.npmrc',
  pypirc: '.pypirc',
  'pip-config': 'pip.conf',
  requirements: 'requirements.txt',
  'ignore-file': '.gitignore',
  'security-policy': 'SECURITY.md',
};
