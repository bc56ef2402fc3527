/**
 * Every place where a file says from which index packages come: requirements files, pip's configuration, pyproject.toml and
 * uv.toml, and the same for npm, Yarn, pnpm and Bun. Sources: the references of these tools.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import type { IndexSetting } from './index-setting.ts';
import {
  bunIndexes,
  npmIndexes,
  pnpmIndexes,
  publishIndexes,
  uploadIndexes,
  yarnIndexes,
} from './index-setting-npm.ts';
import { pipConfigIndexes, requirementsIndexes } from './index-setting-pip.ts';
import { projectIndexes } from './index-setting-toml.ts';

export const indexSettingsOf = perDocument((document: Document): readonly IndexSetting[] => {
  switch (document.kind) {
    case 'requirements':
      return requirementsIndexes(document);
    case 'pip-config':
      return pipConfigIndexes(document);
    case 'pyproject':
    case 'uv-config':
      return projectIndexes(document);
    case 'npmrc':
      return npmIndexes(document);
    case 'yarnrc':
      return yarnIndexes(document);
    case 'pnpm-workspace':
      return pnpmIndexes(document);
    case 'bunfig':
      return bunIndexes(document);
    case 'package-json':
      return publishIndexes(document);
    case 'pypirc':
      return uploadIndexes(document);
    default:
      return [];
  }
});
