/**
 * Finds npm packages that come from a git branch, a tag or a bare address, where other code can appear under the same name.
 */
import type { Document } from '../../engine/document.ts';
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type Span, scalarAt, sourceOf } from '../../engine/tree.ts';
import { type DependencyEntry, dependenciesOf } from '../../model/manifest/dependency-entries.ts';
import { type DependencySource, readSource } from '../../model/manifest/dependency-source.ts';
import { isLockfile } from '../../model/manifest/package-manager.ts';
import { shortText } from '../../model/short-text.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'pin-git-dependencies',
  family: 'manifest',
  title: 'Pin git dependencies to an exact commit',
  reads: ['package-json', 'pnpm-workspace'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['scorecard:Pinned-Dependencies'],
  *check(document, repository) {
    for (const entry of dependenciesOf(document)) {
      const source = readSource(entry.spec.value);
      if (!source || isFixed(source)) continue;
      yield {
        at: placeOf(entry, source),
        scope: entry.pair.span,
        message: messageFor(shortText(entry.name), source),
        severity: severityOf(document, repository, entry),
        certainty: certaintyOf(document, repository, source),
        fixes: fixesFor(document, entry, source, repository.facts),
      };
    }
  },
};

/** A commit proves its own content, whoever carries it; an archive does not. */
function isFixed({ form, pointer, isEncrypted }: DependencySource): boolean {
  return pointer.kind === 'commit' && (form === 'git' || isEncrypted);
}

/** The ref; the whole address where there is none, or where the way to it is the problem. */
function placeOf({ spec }: DependencyEntry, { pointer: { start, end }, isEncrypted }: DependencySource): Span {
  return end === start || !isEncrypted ? spec.span : sourceOf(spec, start, end);
}

function messageFor(name: string, { form, pointer: { kind, ref }, isEncrypted }: DependencySource): string {
  if (!isEncrypted) return `\`${name}\` comes unencrypted, so others on the way can swap it. Use https.`;
  switch (kind) {
    case 'range':
      return `\`${name}\` takes the newest tag that fits \`${shortText(ref, 18)}\`. Pin it to one commit.`;
    case 'short commit':
      return `\`${name}\` names a short commit id, which can fit other code too. Write the full id.`;
    case 'name':
      return `\`${name}\` follows \`${shortText(ref, 18)}\`, which can move under you. Pin it to one commit.`;
    default:
      return form === 'git'
        ? `\`${name}\` takes whatever its repository holds that day. Pin it to one commit.`
        : `\`${name}\` comes from an address whose content can change. Use a release or one commit.`;
  }
}

/** A lockfile keeps the commit for you; people who install your package never see your lockfile. */
function severityOf(document: Document, repository: Repository, { section }: DependencyEntry): Severity {
  const isShipped =
    scalarAt(document.root, 'private')?.typed !== true &&
    ['dependencies', 'optionalDependencies', 'peerDependencies'].includes(section);
  return isLocked(document, repository) && !isShipped ? 'good-habit' : 'worth-fixing';
}

/** An archive named after a version is meant to stay, and a lockfile would notice a change. */
function certaintyOf(document: Document, repository: Repository, source: DependencySource): Certainty {
  const isMeantToStay = source.form === 'archive' && !source.repository && source.hasVersion && source.isEncrypted;
  return isMeantToStay && isLocked(document, repository) ? 'likely' : 'certain';
}

/** In the folder of the document or above it, where a workspace keeps its lockfile. */
function isLocked({ path }: Document, repository: Repository): boolean {
  const folders = path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
  return repository.paths.some(
    (other) => isLockfile(other) && folders.includes(other.slice(0, Math.max(0, other.lastIndexOf('/')))),
  );
}
