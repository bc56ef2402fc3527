/**
 * Applies fixes to files in memory, as a person would who takes the first fix of every finding.
 */
import { applyEdits, type Finding, type Fix, selectCompatible, type TextEdit } from '../../rules/index.ts';
import type { Files } from './example.ts';

/** The fix a person would take first, when its edits are known. */
export function firstFix(finding: Finding): Fix | undefined {
  return finding.fixes.find(({ edits }) => edits.length > 0);
}

export function applyFixes(files: Files, fixes: readonly Fix[]): Files {
  const result = new Map(files);
  const edits = selectCompatible(fixes).flatMap((fix) => fix.edits);
  for (const edit of edits) {
    if ('create' in edit && !result.has(edit.path)) result.set(edit.path, edit.create);
  }
  const textEdits = edits.filter((edit): edit is TextEdit => 'span' in edit);
  for (const path of new Set(textEdits.map((edit) => edit.path))) {
    result.set(
      path,
      applyEdits(
        result.get(path) ?? '',
        textEdits.filter((edit) => edit.path === path),
      ),
    );
  }
  return result;
}
