/**
 * Every waiting time that a file sets, in minutes. Sources: npm's config reference, pnpm's and Yarn's settings references,
 * Bun's bunfig reference.
 */
import type { Document } from '../../engine/document.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { mapAt, type Node, type Pair, pairOf } from '../../engine/tree.ts';
import type { Manager } from '../../model/manifest/package-manager.ts';

export interface WaitSetting {
  readonly manager: Manager;
  readonly document: Document;
  readonly pair: Pair;
  /** As written, without quotes. */
  readonly text: string;
  /** Absent when the manager cannot make sense of the text. */
  readonly minutes: number | undefined;
  /** A number without a unit, where another manager counts in another unit. */
  readonly isBare: boolean;
}

export const keyOf: Readonly<Record<Manager, string>> = {
  npm: 'min-release-age',
  pnpm: 'minimumReleaseAge',
  yarn: 'npmMinimalAgeGate',
  bun: 'minimumReleaseAge',
};

export const fileOf: Readonly<Record<Manager, string>> = {
  npm: '.npmrc',
  pnpm: 'pnpm-workspace.yaml',
  yarn: '.yarnrc.yml',
  bun: 'bunfig.toml',
};

export const minutesPerUnit: Readonly<Record<Manager, number>> = { npm: 1440, pnpm: 1, yarn: 1, bun: 1 / 60 };

export function settingsOf(repository: Repository): readonly WaitSetting[] {
  return (['npm', 'pnpm', 'yarn', 'bun'] as const).flatMap((manager) =>
    documentsOf(repository, kindFor[manager]).flatMap((document) => {
      const pair = pairOf(homeOf(manager, document), keyOf[manager]);
      return pair?.value?.kind === 'scalar' ? [settingOf(manager, document, pair, pair.value.value.trim())] : [];
    }),
  );
}

const kindFor = { npm: 'npmrc', pnpm: 'pnpm-workspace', yarn: 'yarnrc', bun: 'bunfig' } as const;

function homeOf(manager: Manager, { root }: Document): Node | undefined {
  return manager === 'bun' ? mapAt(root, 'install') : root;
}

function settingOf(manager: Manager, document: Document, pair: Pair, text: string): WaitSetting {
  const isBare = /^\d+(\.\d+)?$/.test(text);
  const minutes = isBare ? Number(text) * minutesPerUnit[manager] : manager === 'yarn' ? duration(text) : undefined;
  return { manager, document, pair, text, minutes, isBare };
}

/** Yarn's durations. */
function duration(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * (perUnit[unit] ?? 0);
}

const perUnit: Readonly<Record<string, number>> = { ms: 1 / 60_000, s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 };
