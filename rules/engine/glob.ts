/**
 * Globs of the team's file: `*` within a folder, `**` across folders, `?`, `{a,b}`. A pattern without a slash matches a name anywhere;
 * one that ends in a slash, everything below.
 */
import picomatch from 'picomatch';

const known = new Map<string, (path: string) => boolean>();

/** `path` is relative to the repository, with `/`. */
export function matchesGlob(path: string, glob: string): boolean {
  const matcher = known.get(glob) ?? compile(glob);
  if (known.size > 500) known.clear();
  known.set(glob, matcher);
  return matcher(path);
}

function compile(glob: string): (path: string) => boolean {
  const pattern = (glob.endsWith('/') ? `${glob}**` : glob).replace(/^\.?\//, '');
  return picomatch(pattern, { dot: true, basename: !pattern.includes('/') });
}
