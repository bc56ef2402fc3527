/**
 * Since June 2026 `actions/checkout` refuses the code of a fork's pull request where the run holds your secrets.
 * Source: its releases v7.0.0, v6.1.0, v5.1.0, v4.4.0, v3.7.0 and v2.8.0, and its input `allow-unsafe-pr-checkout`.
 */
import { knownAction } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import { isCommit } from '../workflow/uses.ts';
import type { Step } from '../workflow/workflow.ts';

/** `unknown`: a commit we cannot tell the version of. */
export type Guard = 'guarded' | 'open' | 'unknown';

const firstGuarded: Readonly<Record<number, number>> = { 2: 8, 3: 7, 4: 4, 5: 1, 6: 1 };

export function guardOf({ uses }: Step, document: Document): Guard {
  if (uses?.form !== 'repository') return 'unknown';
  const version = isCommit(uses.ref)
    ? (versionOfCommit(uses.ref) ?? versionInComment(document, uses.refAt.end))
    : uses.ref;
  if (version === undefined) return 'unknown';
  if (version === 'main' || version === 'master') return 'guarded';
  if (!/^v?\d/.test(version)) return 'unknown';
  return isGuardedRelease(version) ? 'guarded' : 'open';
}

/** `version`: a tag such as `v4.2.2`. A tag such as `v4` moves on to the newest v4. */
export function isGuardedRelease(version: string): boolean {
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (Number(major) >= 7) return true;
  const needed = firstGuarded[Number(major)];
  return needed !== undefined && (minor === undefined || Number(minor) >= needed);
}

function versionOfCommit(commit: string): string | undefined {
  const tags = Object.entries(knownAction('actions/checkout')?.tags ?? {}).filter(([, sha]) => sha === commit);
  return tags.map(([tag]) => tag).sort((a, b) => b.length - a.length)[0];
}

function versionInComment(document: Document, offset: number): string | undefined {
  return /^['"]?[ \t]+#\s*(?:tag=)?(v?\d+\.\d+(?:\.\d+)?)/.exec(document.text.slice(offset, offset + 60))?.[1];
}
