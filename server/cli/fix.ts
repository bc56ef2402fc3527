/**
 * `--fix` and `--fix-careful`: chooses fixes, asks for facts they need, and writes files until nothing more can be mended.
 * Never writes outside the repository or through a link, and never half a file.
 */
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import {
  applyEdits,
  type Commit,
  commitKey,
  type Facts,
  type Finding,
  type Fix,
  isShown,
  kindOf,
  type NewFile,
  readDocument,
  type Show,
  selectCompatible,
  type TextEdit,
} from '../../rules/index.ts';
import { gapsOf, makeRepository } from '../workspace/snapshot.ts';
import type { Subject } from './gather.ts';
import { reportOf } from './result.ts';

export interface FixOptions {
  readonly careful: boolean;
  readonly show: Show;
  /** Looks up commits, or nothing when it may not. Absent answers leave a fix undone. */
  readonly lookUp: (requests: readonly NonNullable<Fix['needs']>[]) => Promise<Readonly<Record<string, Commit>>>;
}

export interface Fixed {
  readonly subject: Subject;
  /** How many findings were mended, by path relative to the root. */
  readonly mended: ReadonlyMap<string, number>;
  /** One sentence for each file that could not be written. */
  readonly refused: readonly string[];
}

const mostRounds = 10;

export async function fix(subject: Subject, options: FixOptions): Promise<Fixed> {
  const mended = new Map<string, number>();
  const refused: string[] = [];
  let current = subject;
  for (let round = 0; round < mostRounds; round++) {
    const withFacts = options.careful ? await learn(current, options) : current;
    const fixes = selectCompatible(
      chosenFixes(withFacts, options).filter(({ edits }) =>
        edits.every(({ path }) => !refused.some((one) => one.startsWith(`${path}:`))),
      ),
    );
    if (fixes.length === 0) return { subject: withFacts, mended, refused };
    const changed = await write(withFacts, fixes, refused);
    if (changed.size === 0) return { subject: withFacts, mended, refused };
    for (const { edits } of fixes) {
      const path = edits[0]?.path;
      if (path && changed.has(path)) mended.set(path, (mended.get(path) ?? 0) + 1);
    }
    current = withTexts(withFacts, changed);
  }
  return { subject: current, mended, refused };
}

function chosenFixes(subject: Subject, options: FixOptions): readonly Fix[] {
  return reportOf(subject)
    .findings.filter((finding) => isShown(finding, options.show))
    .flatMap((finding) => firstOf(finding, options) ?? []);
}

function firstOf({ fixes }: Finding, { careful }: FixOptions): Fix | undefined {
  const allowed = fixes.find(
    ({ safety, change }) => !change && (safety === 'safe' || (careful && safety === 'careful')),
  );
  return allowed && allowed.edits.length > 0 ? allowed : undefined;
}

/** Fetches the facts that first choices need, and checks with them. */
async function learn(subject: Subject, options: FixOptions): Promise<Subject> {
  const { repository } = subject.snapshot;
  const needs = reportOf(subject)
    .findings.filter((finding) => isShown(finding, options.show))
    .flatMap(({ fixes }) => fixes.find(({ safety, change }) => !change && safety !== 'guided')?.needs ?? [])
    .filter(({ commitOf }) => !Object.hasOwn(repository.facts.commits, commitKey(commitOf)));
  if (needs.length === 0) return subject;
  const commits = await options.lookUp(needs);
  const facts: Facts = { ...repository.facts, commits: { ...repository.facts.commits, ...commits } };
  return { ...subject, snapshot: { ...subject.snapshot, repository: { ...repository, facts } } };
}

/** The new texts of files that were written. */
async function write(subject: Subject, fixes: readonly Fix[], refused: string[]): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  const edits = fixes.flatMap((one) => one.edits);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const here = edits.filter((edit) => edit.path === path);
    const made = here.find((edit): edit is NewFile => 'create' in edit);
    const before = subject.snapshot.repository.documents.get(path)?.text;
    const text = made
      ? made.create
      : applyEdits(
          before ?? '',
          here.filter((edit): edit is TextEdit => 'span' in edit),
        );
    if (!made && before === undefined) continue;
    const problem = await replaceFile(subject.snapshot.root, path, text, made === undefined);
    if (problem) refused.push(`${path}: ${problem}`);
    else changed.set(path, text);
  }
  return changed;
}

/** Writes beside the file and renames, so that nobody ever sees half of it. Keeps its mode. */
async function replaceFile(root: string, path: string, text: string, exists: boolean): Promise<string | undefined> {
  const file = join(root, path);
  const scratch = join(dirname(file), `.${basename(file)}.longhaul-${process.pid}`);
  try {
    if (!exists) await mkdir(dirname(file), { recursive: true });
    const [folder, realRoot] = await Promise.all([realpath(dirname(file)), realpath(root)]);
    if (folder !== realRoot && !folder.startsWith(realRoot + sep))
      return 'this leads out of the project, so it stays as it is.';
    const about = await lstat(file).catch(() => undefined);
    if (exists ? !about?.isFile() : about)
      return exists ? 'this is a link, so it stays as it is.' : 'there is such a file already.';
    const handle = await open(scratch, 'wx', about?.mode ?? 0o644);
    try {
      await handle.writeFile(text);
      if (about) await handle.chmod(about.mode);
    } finally {
      await handle.close();
    }
    await rename(scratch, file);
    return undefined;
  } catch {
    await rm(scratch, { force: true }).catch(() => undefined);
    return 'this file cannot be written.';
  }
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
