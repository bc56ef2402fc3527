/**
 * Moves to the first mended version, in the style the line has: a tag stays a tag, a commit stays a commit.
 */
import { knownAction, knownCommit } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import type { Commit } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit, type RepositoryUses, type Uses } from '../../model/workflow/uses.ts';
import type { Report } from './reports.ts';
import { readVersion } from './versions.ts';

export function fixesFor(document: Document, uses: RepositoryUses & Uses, report: Report): readonly Fix[] {
  const { fixed, isHarmful, advisory } = report;
  const guide = guideFor(report, uses);
  if (!fixed)
    return [
      {
        title: 'Find another way, by hand',
        safety: 'guided',
        edits: [],
        guide: [...guide, 'No mended version is known. Look for another action, or write the step yourself.'],
      },
    ];
  // A tag of an action that was taken over can move once more.
  if (!isCommit(uses.ref) && !isHarmful) {
    const ref = tagFor(uses, fixed);
    return [
      {
        title: `Move ${uses.name} to ${ref}`,
        safety: 'careful',
        edits: [{ path: document.path, span: uses.refAt, text: ref }],
        guide,
      },
    ];
  }
  const commit = commitFor(uses, fixed, advisory.safe);
  if (commit)
    return [
      {
        title: `Move ${uses.name} to ${commit.version}`,
        safety: 'careful',
        edits: repin(document, uses, commit),
        guide,
      },
    ];
  return [
    {
      title: `Move ${uses.name} to ${fixed}, by hand`,
      safety: 'guided',
      edits: [],
      guide: [
        ...guide,
        `Open \`${uses.name}\` on GitHub. Copy the commit of version ${fixed}.`,
        'Put it behind the `@`, and the version behind it as a comment.',
      ],
    },
  ];
}

/** `v45` becomes `v46` where the mended version is 46.0.1. */
function tagFor({ name, ref }: RepositoryUses, fixed: string): string {
  const lead = /^v/i.test(ref) ? 'v' : '';
  const isMajor = readVersion(ref)?.[1] === -1;
  const plain = fixed.replace(/^v/, '');
  const tags = knownAction(name)?.tags ?? {};
  if (isMajor) return `${lead}${plain.split('.')[0]}`;
  return Object.hasOwn(tags, `${lead}${plain}`) || !Object.hasOwn(tags, `v${plain}`) ? `${lead}${plain}` : `v${plain}`;
}

function commitFor({ name }: RepositoryUses, fixed: string, safe: Commit | undefined): Commit | undefined {
  if (safe) return safe;
  const plain = fixed.replace(/^v/, '');
  return knownCommit(name, `v${plain}`) ?? knownCommit(name, plain) ?? newestKnown(name, plain);
}

/** The newest release we know, when it is no older than the mended one. */
function newestKnown(name: string, fixed: string): Commit | undefined {
  const latest = knownAction(name)?.latest;
  const [have, need] = [readVersion(latest ?? ''), readVersion(fixed)];
  return latest && have && need && have[0] >= need[0] ? knownCommit(name, latest) : undefined;
}

function guideFor({ isHarmful, advisory }: Report, { name }: RepositoryUses): readonly string[] {
  const read = advisory.id.startsWith('GHSA')
    ? `Read the report \`${advisory.id}\` on GitHub.`
    : `Read what the owners of \`${name}\` say about it.`;
  return isHarmful ? [read, 'Look at past runs. If one ran it, replace every secret of that job.'] : [read];
}
