/**
 * URIs as keys, and paths relative to the root of a repository. Works for any scheme: a virtual folder has no disk.
 * Editors write the same URI in several ways (`c%3A`, `C:`), so only what these functions return may be compared.
 */
import { URI, Utils } from 'vscode-uri';

/** One spelling for each file. */
export function canonicalUri(uri: string): string {
  const parsed = URI.parse(uri);
  const path = parsed.path.length > 1 ? parsed.path.replace(/\/+$/, '') : parsed.path;
  return parsed
    .with({ path: path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()), query: '', fragment: '' })
    .toString();
}

/** Relative to `root`, with `/`; '' for the root itself; nothing when the file lies elsewhere. */
export function pathWithin(root: string, uri: string): string | undefined {
  const [folder, file] = [URI.parse(canonicalUri(root)), URI.parse(canonicalUri(uri))];
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
  if (folder.path === file.path) return '';
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.path.startsWith(prefix) ? file.path.slice(prefix.length) : undefined;
}

export function uriWithin(root: string, path: string): string {
  return Utils.joinPath(URI.parse(root), path).toString();
}

export function parentOf(uri: string): string {
  return Utils.dirname(URI.parse(canonicalUri(uri))).toString();
}

/** The last name of a path, for a person. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri)) || uri;
}

export function schemeOf(uri: string): string {
  return URI.parse(uri).scheme;
}
