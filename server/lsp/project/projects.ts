/**
 * Which repositories are open, and to which of them a file belongs. Looked for from the file outwards, so nested repositories,
 * several folders and a folder inside a repository all find their own configuration.
 */
import { type Crash, kindOf } from '../../../rules/index.ts';
import type { Files } from './files.ts';
import { type OpenText, Project } from './project.ts';
import { ProjectFindings } from './project-findings.ts';
import { canonicalUri, nameOf, parentOf, pathWithin, schemeOf } from './uri.ts';

/** A file that is ours, and where it stands. */
export interface Located {
  readonly findings: ProjectFindings;
  readonly project: Project;
  readonly path: string;
}

/** What the editor holds open, by its own spelling of the URI. */
export interface OpenTexts {
  get(uri: string): OpenText | undefined;
}

export class Projects {
  private readonly known = new Map<string, ProjectFindings>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  private readonly places = new Map<string, Promise<Located | undefined>>();

  constructor(
    private readonly files: Files,
    private readonly texts: OpenTexts,
    private readonly onCrash: (crash: Crash) => void,
  ) {}

  get hasFolders(): boolean {
    return this.folders.size > 0;
  }

  addFolder(uri: string): void {
    const folder = canonicalUri(uri);
    if (!this.folders.has(folder)) this.folders.set(folder, this.files.rootsOf(folder));
    this.places.clear();
  }

  /** Forgets the repositories that no folder holds any more. */
  async removeFolder(uri: string): Promise<void> {
    this.folders.delete(canonicalUri(uri));
    this.places.clear();
    const kept = new Set((await Promise.all(this.folders.values())).flat());
    for (const root of this.known.keys()) if (!kept.has(root)) this.known.delete(root);
  }

  /** Every repository of the open folders, read; sorted by address. */
  async all(): Promise<readonly ProjectFindings[]> {
    const roots = new Set((await Promise.all(this.folders.values())).flat());
    const found = [...roots].sort().map((root) => this.at(root, false));
    await Promise.all(found.map(({ project }) => project.ready));
    return found;
  }

  /** Projects that are already known, whether or not a folder holds them. */
  get current(): readonly ProjectFindings[] {
    return [...this.known.values()];
  }

  /** Nothing for a file that is not ours. Its project has been read when this settles. */
  async locate(uri: string): Promise<Located | undefined> {
    if (!mayBeOurs(uri) || !this.isServed(uri)) return undefined;
    const place = this.places.get(uri) ?? this.find(uri);
    this.places.set(uri, place);
    const located = await place;
    await located?.project.ready;
    if (located) this.handOver(uri, located);
    return located;
  }

  /** A project may be younger than the text: when a folder comes, its repository takes over what is open. */
  private handOver(uri: string, { project, path }: Located): void {
    const text = this.texts.get(uri);
    if (text && project.openTextOf(path) !== text) project.openText(path, text);
  }

  private async find(uri: string): Promise<Located | undefined> {
    const root = (await this.files.rootAround(uri)) ?? (await this.folderAround(uri));
    const findings = root ? this.at(root, false) : this.at(loneRootOf(uri), true);
    const path = pathWithin(findings.project.root, uri);
    return path && kindOf(path) ? { findings, project: findings.project, path } : undefined;
  }

  private async folderAround(uri: string): Promise<string | undefined> {
    const roots = (await Promise.all(this.folders.values())).flat();
    return roots.filter((root) => pathWithin(root, uri)).sort((a, b) => b.length - a.length)[0];
  }

  private at(root: string, isLone: boolean): ProjectFindings {
    const known = this.known.get(root);
    if (known && (isLone || !known.project.isLone)) return known;
    const made = new ProjectFindings(new Project(root, this.files, isLone), this.onCrash);
    this.known.set(root, made);
    return made;
  }

  /** Views such as the old side of a comparison have a scheme of their own, and are nobody's file. */
  private isServed(uri: string): boolean {
    const scheme = schemeOf(uri);
    return scheme === 'file' || [...this.folders.keys()].some((folder) => schemeOf(folder) === scheme);
  }
}

/** Decided by path alone, before anything is looked up. */
function mayBeOurs(uri: string): boolean {
  const path = canonicalUri(uri);
  return kindOf(decodeURIComponent(path)) !== undefined || kindOf(nameOf(path)) !== undefined;
}

function loneRootOf(uri: string): string {
  const file = canonicalUri(uri);
  const end = file.lastIndexOf('/.github/');
  return end > 0 ? file.slice(0, end) : parentOf(file);
}
