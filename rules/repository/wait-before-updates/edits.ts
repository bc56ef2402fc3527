/**
 * Writes a week where an entry waits less.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { UpdateEntry } from '../../model/manifest/dependabot.ts';
import { daysOf, enough, shortKinds } from './days.ts';

/** Every ecosystem understands `default-days`. Kinds of release with a wait of their own keep it, unless it is hardly one. */
export function waitAWeek(document: Document, entry: UpdateEntry): readonly TextEdit[] {
  const { defaultDays, isByKind } = entry;
  const edits = shortKinds(entry).map((days) => writeWeek(document, days));
  return isByKind || (daysOf(defaultDays) ?? 0) >= enough ? edits : [...edits, ...writeDefault(document, entry)];
}

export function writeDefault(document: Document, { defaultDays, cooldown, node }: UpdateEntry): readonly TextEdit[] {
  if (defaultDays) return [writeWeek(document, defaultDays)];
  if (cooldown) return setKey(document, cooldown, 'default-days', String(enough), { first: true });
  return setKey(document, node, 'cooldown', `default-days: ${enough}`);
}

/** Dependabot wants a number, so quotes go. */
function writeWeek({ path }: Document, { span }: ScalarNode): TextEdit {
  return { path, span, text: String(enough) };
}
