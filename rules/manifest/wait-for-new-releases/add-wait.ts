/**
 * Writes a waiting time of a week where there is none, in the file and the unit of each package manager.
 */
import type { Document } from '../../engine/document.ts';
import { setIniKey } from '../../engine/edit/ini.ts';
import { setTomlKey } from '../../engine/edit/toml.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import type { Manager } from '../../model/manifest/package-manager.ts';
import { keyOf } from './settings.ts';

export interface Target {
  readonly manager: Manager;
  /** Where the file is, or should be. */
  readonly path: string;
  readonly document: Document | undefined;
}

export function addWait(target: Target, safety: Fix['safety'], guide?: readonly string[]): Fix {
  return { title: `Let new releases wait a week, in ${target.path}`, safety, edits: editsFor(target), guide };
}

function editsFor({ manager, path, document }: Target): readonly Edit[] {
  if (!document) return [{ path, create: text[manager] }];
  if (document.text.trim() !== '') return inFile(manager, document);
  return [{ path, span: { start: 0, end: document.text.length }, text: text[manager] }];
}

/** Bun counts seconds; pnpm minutes; Yarn minutes, and its first versions misread a number with a unit. */
function inFile(manager: Manager, document: Document): readonly Edit[] {
  const { root } = document;
  switch (manager) {
    case 'npm':
      return setIniKey(document, null, keyOf.npm, '7');
    case 'bun':
      return setTomlKey(document, ['install'], keyOf.bun, '604800');
    default:
      return root?.kind === 'map' ? setKey(document, root, keyOf[manager], '10080') : [];
  }
}

const text: Readonly<Record<Manager, string>> = {
  npm: 'min-release-age=7\n',
  pnpm: 'minimumReleaseAge: 10080\n',
  yarn: 'npmMinimalAgeGate: 10080\n',
  bun: '[install]\nminimumReleaseAge = 604800\n',
};
