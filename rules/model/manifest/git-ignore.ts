/**
 * Whether git leaves a file out, as far as the ignore files of the repository say. A file that was added before stays in,
 * so this says what people intend, not what git holds.
 */
import { matchesGlob } from '../../engine/glob.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';

/** `path` is relative to the repository. The last pattern that fits decides, as git reads it. */
export function isKeptFromGit(repository: Repository, path: string): boolean {
  let isKept = false;
  for (const document of documentsOf(repository, 'ignore-file')) {
    if (!/(^|\/)\.gitignore$/.test(document.path) || document.root?.kind !== 'list') continue;
    const folder = document.path.slice(0, -'.gitignore'.length);
    if (!path.startsWith(folder)) continue;
    for (const line of document.root.items) {
      if (line.kind !== 'scalar') continue;
      const isAgain = line.value.startsWith('!');
      if (fits(path.slice(folder.length), isAgain ? line.value.slice(1) : line.value)) isKept = !isAgain;
    }
  }
  return isKept;
}

function fits(path: string, line: string): boolean {
  const pattern = line.trim().replace(/\/$/, '');
  if (pattern === '') return false;
  const isAnchored = pattern.includes('/');
  const glob = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return matchesGlob(path, glob) || matchesGlob(path, `${glob}/**`);
}
