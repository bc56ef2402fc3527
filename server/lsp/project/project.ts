/**
 * One open repository: its files as they stand on disk, the ones an editor holds open above them, and the snapshot rules see.
 * It reads again only what changed, and knows no protocol.
 */
import {
  allRules,
  type Config,
  compare,
  configPaths,
  type Document,
  type Facts,
  kindOf,
  noConfig,
  noFacts,
  type Repository,
  readConfig,
  readDocument,
} from '../../../rules/index.ts';
import type { Files } from './files.ts';
import { uriWithin } from './uri.ts';

/** A document that an editor holds open. `getText` is asked once for each version. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export class Project {
  /** Settles when the files have been read for the first time. */
  readonly ready: Promise<void>;
  private onDisk = new Map<string, Document>();
  private readonly open = new Map<string, { readonly text: OpenText; document?: Document; version?: number }>();
  private paths = new Set<string>();
  private isComplete = false;
  private answers: Facts['answers'] = {};
  private actions: Facts['actions'] = {};
  private config: { readonly from: Document; readonly config: Config } | undefined;
  private snapshot: Repository | undefined;
  /** The snapshot before, when since then only texts changed: its order of documents and paths still holds. */
  private before: Repository | undefined;

  /** `root`: a canonical URI. A `lone` project knows the files that are open and nothing else. */
  constructor(
    readonly root: string,
    private readonly files: Files,
    readonly isLone: boolean,
  ) {
    this.ready = isLone ? Promise.resolve() : this.load();
  }

  /** Reads everything again. */
  async load(): Promise<void> {
    const { paths, isComplete } = await this.files.list(this.root);
    const ours = paths.filter((path) => kindOf(path));
    const documents = new Map<string, Document>();
    // A few at a time: a repository of a thousand manifests must not hold a thousand open files.
    for (let start = 0; start < ours.length; start += batch) {
      const some = ours.slice(start, start + batch);
      for (const [path, document] of await Promise.all(
        some.map(async (path) => [path, await this.read(path)] as const),
      ))
        if (document) documents.set(path, document);
    }
    this.onDisk = documents;
    this.paths = new Set(paths);
    this.isComplete = isComplete;
    this.forgetOrder();
  }

  /** Reads one file again; a file that is gone is forgotten. */
  async reload(path: string): Promise<void> {
    const document = await this.read(path);
    if (document) this.onDisk.set(path, document);
    else this.onDisk.delete(path);
    if (document) this.paths.add(path);
    else this.paths.delete(path);
    this.forgetOrder();
  }

  private async read(path: string): Promise<Document | undefined> {
    const kind = kindOf(path);
    const text = kind && (await this.files.read(this.root, path));
    if (!kind || text === undefined) return undefined;
    const known = this.onDisk.get(path);
    return known?.text === text ? known : readDocument(path, kind, text);
  }

  openText(path: string, text: OpenText): void {
    this.open.set(path, { text });
    this.forgetOrder();
  }

  closeText(path: string): void {
    this.open.delete(path);
    this.forgetOrder();
  }

  /** Say it after each change to an open text. */
  touch(): void {
    this.before = this.snapshot ?? this.before;
    this.snapshot = undefined;
  }

  private forgetOrder(): void {
    this.snapshot = undefined;
    this.before = undefined;
  }

  /** True for a file of the repository on disk: one that git ignores, or that is new, is not. */
  isListed(path: string): boolean {
    return this.paths.has(path);
  }

  openTextOf(path: string): OpenText | undefined {
    return this.open.get(path)?.text;
  }

  get openPaths(): readonly string[] {
    return [...this.open.keys()];
  }

  /** What GitHub answered when a person asked; nothing before. */
  setAnswers(answers: Facts['answers']): void {
    this.answers = answers;
    this.touch();
  }

  /** What GitHub told about the actions when a person asked; nothing before. */
  setActions(actions: Facts['actions']): void {
    this.actions = { ...this.actions, ...actions };
    this.touch();
  }

  uriOf(path: string): string {
    return this.open.get(path)?.text.uri ?? uriWithin(this.root, path);
  }

  document(path: string): Document | undefined {
    return this.repository.documents.get(path);
  }

  /** The same object until something changes. */
  get repository(): Repository {
    this.snapshot ??= this.makeSnapshot();
    return this.snapshot;
  }

  private makeSnapshot(): Repository {
    const documents = new Map(this.before?.documents ?? this.onDisk);
    for (const path of this.open.keys()) {
      const document = this.openDocument(path);
      if (document) documents.set(path, document);
    }
    return {
      documents: this.before ? documents : new Map([...documents].sort(([a], [b]) => compare(a, b))),
      paths: this.before?.paths ?? [...new Set([...this.paths, ...this.open.keys()])].sort(compare),
      complete: this.isComplete,
      facts: { ...noFacts, answers: this.answers, actions: this.actions },
      config: this.readConfig(documents),
    };
  }

  private openDocument(path: string): Document | undefined {
    const entry = this.open.get(path);
    const kind = kindOf(path);
    if (!entry || !kind) return undefined;
    if (!entry.document || entry.version !== entry.text.version) {
      const text = entry.text.getText();
      const known = entry.document ?? this.onDisk.get(path);
      entry.document = known?.text === text ? known : readDocument(path, kind, text);
      entry.version = entry.text.version;
    }
    return entry.document;
  }

  private readConfig(documents: ReadonlyMap<string, Document>): Config {
    const from = configPaths.map((path) => documents.get(path)).find((document) => document !== undefined);
    if (!from) return noConfig;
    if (this.config?.from !== from) this.config = { from, config: readConfig(from, ruleNames) };
    return this.config.config;
  }
}

const batch = 32;

const ruleNames: ReadonlySet<string> = new Set(allRules.flatMap(({ id, family }) => [id, `${family}/*`]));
