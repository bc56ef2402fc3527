/**
 * `owner/repo/./action@v1` and `owner/repo//action@v1`: the same action, in a way that other checks may not recognise.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { Uses } from '../../model/workflow/uses.ts';

export function detourIn(document: Document, uses: Uses): Found | undefined {
  if (uses.form !== 'repository') return undefined;
  const start = uses.text.indexOf(uses.name) + uses.name.length;
  const path = uses.text.slice(start, uses.text.indexOf('@', start));
  const parts = path.split('/').slice(1);
  if (!parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  const straight = straightened(parts);
  const at = sourceOf(uses.scalar, start, start + path.length);
  return {
    at,
    message: `The path of \`${uses.name}\` takes a detour. Write it straight.`,
    fixes:
      straight === undefined
        ? [byHand]
        : [
            {
              title: 'Write the path straight',
              safety: 'safe',
              edits: [{ path: document.path, span: at, text: straight }],
            },
          ],
  };
}

/** Absent when the path climbs out of the repository. */
function straightened(parts: readonly string[]): string | undefined {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.pop() === undefined) return undefined;
  }
  return kept.map((part) => `/${part}`).join('');
}

const byHand: Fix = {
  title: 'Write the path straight, by hand',
  safety: 'guided',
  edits: [],
  guide: ['This path leads out of the repository. Find out which folder is meant, and name it.'],
};
