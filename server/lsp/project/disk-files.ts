/**
 * Files on the disk of the machine the server runs on.
 */
import { URI } from 'vscode-uri';
import { readText } from '../../workspace/read-text.ts';
import { rootAround } from '../../workspace/repositories.ts';
import { type Walk, walk } from '../../workspace/walk.ts';
import type { Files, Listing } from './files.ts';
import { canonicalUri, parentOf, schemeOf, uriWithin } from './uri.ts';

export class DiskFiles implements Files {
  private readonly roots = new Map<string, Promise<string | undefined>>();
  /** Walks that were needed to find repositories, for the listing that follows. */
  private readonly walked = new Map<string, Promise<Walk>>();

  async rootsOf(folder: string): Promise<readonly string[]> {
    if (schemeOf(folder) !== 'file') return [];
    const around = await this.rootFrom(folder);
    const inside = await this.repositoriesIn(around ?? canonicalUri(folder));
    const here = inside.filter((root) => root === folder || root.startsWith(`${canonicalUri(folder)}/`));
    if (around) return [around, ...here];
    // A folder that only holds repositories is none itself.
    return here.length > 0 ? here : [canonicalUri(folder)];
  }

  /** Those below `root`, and below those. */
  private async repositoriesIn(root: string): Promise<readonly string[]> {
    const walking = walk(pathOf(root));
    this.walked.set(root, walking);
    const inside = (await walking).repositories.map((path) => canonicalUri(uriWithin(root, path)));
    const deeper = await Promise.all(inside.map((one) => this.repositoriesIn(one)));
    return [...inside, ...deeper.flat()];
  }

  async rootAround(file: string): Promise<string | undefined> {
    return schemeOf(file) === 'file' ? this.rootFrom(parentOf(file)) : undefined;
  }

  private rootFrom(folder: string): Promise<string | undefined> {
    const look = async () => {
      const root = await rootAround(pathOf(folder));
      return root === undefined ? undefined : canonicalUri(URI.file(root).toString());
    };
    const known = this.roots.get(folder) ?? look();
    this.roots.set(folder, known);
    return known;
  }

  async list(root: string): Promise<Listing> {
    const walking = this.walked.get(root) ?? walk(pathOf(root));
    this.walked.delete(root);
    const { paths, complete } = await walking;
    return { paths, isComplete: complete };
  }

  async read(root: string, path: string): Promise<string | undefined> {
    if (schemeOf(root) !== 'file') return undefined;
    const read = await readText(pathOf(root), path);
    return 'text' in read ? read.text : undefined;
  }
}

function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
