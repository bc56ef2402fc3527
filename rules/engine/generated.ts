/**
 * Files that a program writes: a change by hand is lost at its next run, so we never offer one.
 */
import { type Document, perDocument } from './document.ts';

/** True for `actions.lock`, `*.lock.yml`, and files that say so in their first lines. */
export const isGenerated = perDocument(({ kind, path, text }: Document): boolean => {
  if (kind === 'actions-lock' || /\.lock\.ya?ml$/.test(path)) return true;
  const head = text.slice(0, 1500).split('\n', 6).join('\n');
  return /^\s*(#|\/\/|;|<!--).*(@generated|\b(auto|machine|automatically)[- ]?generated\b|\bdo not (edit|modify)\b)/im.test(
    head,
  );
});
