/**
 * `--fix` and `--fix-careful`: chooses fixes, asks for facts they need, and writes files until nothing more can be mended.
 * A fix is done whole or not at all, and files that a program writes are left to that program.
 */
import { basename } from 'node:path';
import {
  applyEdits,
  type Commit,
  commitKey,
  type Facts,
  type Finding,
  type Fix,
  isGenerated,
  isShown,
  kindOf,
  type NewFile,
  readDocument,
  type Show,
  selectCompatible,
  type TextEdit,
} from '../../rules/index.ts';
import { gapsOf, makeRepository } from '../workspace/snapshot.ts';
import { printedName, type Subject } from './gather.ts';
import { reportOf } from './result.ts';
import { obstacleTo, type Replacement, replaceFile } from './write-file.ts';

export interface FixOptions {
  readonly careful: boolean;
  readonly show: Show;
  /** Looks up commits, or nothing when it may not. Absent answers leave a fix undone. */
  readonly lookUp: (requests: readonly NonNullable<Fix['needs']>[]) => Promise<Readonly<Record<string, Commit>>>;
}

export interface Fixed {
  readonly subject: Subject;
  /** How many findings were mended, by printable path. */
  readonly mended: ReadonlyMap<string, number>;
  /** Why a file stays as it is, by printable path. */
  readonly refused: ReadonlyMap<string, string>;
}

const mostRounds = 10;

export async function fix(subject: Subject, options: FixOptions): Promise<Fixed> {
  const mended = new Map<string, number>();
  const refused = new Map<string, string>();
  let current = subject;
  for (let round = 0; round < mostRounds; round++) {
    if (options.careful) current = await learn(current, options);
    const fixes = await possibleFixes(current, options, refused);
    if (fixes.length === 0) break;
    const changed = await write(current, fixes, refused);
    for (const { edits } of fixes) {
      const path = edits[0]?.path;
      if (path !== undefined && changed.has(path)) mended.set(path, (mended.get(path) ?? 0) + 1);
    }
    current = withTexts(current, changed);
  }
  const named = <T>(byPath: ReadonlyMap<string, T>) =>
    new Map([...byPath].map(([path, value]) => [printedName(subject, path), value]));
  return { subject: current, mended: named(mended), refused: named(refused) };
}

/** The fixes to do now, none of which clashes with another or touches a file that must stay as it is. */
async function possibleFixes(subject: Subject, options: FixOptions, refused: Map<string, string>): Promise<Fix[]> {
  const isPossible = ({ edits }: Fix) => edits.every(({ path }) => !refused.has(path));
  const first = shownFindings(subject, options).flatMap((finding) => firstOf(finding, options) ?? []);
  const chosen = selectCompatible(first.filter(isPossible));
  for (const path of pathsOf(chosen)) {
    const replacement = replacementOf(subject, chosen, path);
    const obstacle = replacement ? await obstacleTo(subject.snapshot.root, replacement) : 'this is made by a program.';
    if (obstacle) refused.set(path, obstacle);
  }
  return chosen.filter(isPossible);
}

function shownFindings(subject: Subject, { show }: FixOptions): readonly Finding[] {
  return reportOf(subject).findings.filter((finding) => isShown(finding, show));
}

function firstOf({ fixes }: Finding, { careful }: FixOptions): Fix | undefined {
  const allowed = fixes.find(
    ({ safety, change }) => !change && (safety === 'safe' || (careful && safety === 'careful')),
  );
  return allowed && allowed.edits.length > 0 ? allowed : undefined;
}

/** Fetches the facts that first choices need. */
async function learn(subject: Subject, options: FixOptions): Promise<Subject> {
  const { repository } = subject.snapshot;
  const needs = shownFindings(subject, options)
    .flatMap(({ fixes }) => fixes.find(({ safety, change }) => !change && safety !== 'guided')?.needs ?? [])
    .filter(({ commitOf }) => !Object.hasOwn(repository.facts.commits, commitKey(commitOf)));
  if (needs.length === 0) return subject;
  const commits = await options.lookUp(needs);
  const facts: Facts = { ...repository.facts, commits: { ...repository.facts.commits, ...commits } };
  return { ...subject, snapshot: { ...subject.snapshot, repository: { ...repository, facts } } };
}

/** The new texts of the files that were written, by path in the snapshot. */
async function write(subject: Subject, fixes: readonly Fix[], refused: Map<string, string>) {
  const changed = new Map<string, string>();
  for (const path of pathsOf(fixes)) {
    const replacement = replacementOf(subject, fixes, path);
    const obstacle = replacement && (await replaceFile(subject.snapshot.root, replacement));
    if (obstacle) refused.set(path, obstacle);
    else if (replacement) changed.set(path, replacement.after);
  }
  return changed;
}

function pathsOf(fixes: readonly Fix[]): ReadonlySet<string> {
  return new Set(fixes.flatMap(({ edits }) => edits.map(({ path }) => path)));
}

/** What the fixes make of one file; nothing where they must not. */
function replacementOf({ snapshot, taken }: Subject, fixes: readonly Fix[], path: string): Replacement | undefined {
  const document = snapshot.repository.documents.get(path);
  if (document ? isGenerated(document) : taken !== undefined) return undefined;
  const edits = fixes.flatMap((one) => one.edits).filter((edit) => edit.path === path);
  const made = edits.find((edit): edit is NewFile => 'create' in edit);
  if (!document) return made && { path, before: undefined, after: made.create };
  const changes = edits.filter((edit): edit is TextEdit => 'span' in edit);
  const after = applyEdits(document.text, changes);
  return { path: taken === undefined ? path : basename(taken), before: document.text, after };
}

function withTexts(subject: Subject, texts: ReadonlyMap<string, string>): Subject {
  const { repository } = subject.snapshot;
  const documents = new Map(repository.documents);
  for (const [path, text] of texts) {
    const kind = documents.get(path)?.kind ?? kindOf(path);
    if (kind) documents.set(path, readDocument(path, kind, text));
  }
  const paths = [...new Set([...repository.paths, ...texts.keys()])];
  const unread = [
    ...subject.snapshot.unread.filter(({ path }) => !texts.has(path)),
    ...[...texts.keys()].flatMap((path) => documents.get(path) ?? []).flatMap(gapsOf),
  ];
  return {
    ...subject,
    snapshot: {
      ...subject.snapshot,
      repository: makeRepository(documents, paths, repository.complete, repository.facts),
      unread,
    },
  };
}
