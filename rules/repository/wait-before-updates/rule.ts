/**
 * Finds Dependabot entries that take a new release before anyone has tried it.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar, setKey } from '../../engine/edit/yaml.ts';
import type { Severity, TextEdit } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf, type Span } from '../../engine/tree.ts';
import { dependabotOf, type UpdateEntry } from '../../model/dependabot.ts';

/** A week: nearly every harmful release of 2025 and 2026 was noticed within days. */
const enough = 7;

export const rule: DocumentRule = {
  id: 'wait-before-updates',
  family: 'repository',
  title: 'Let new releases wait a week',
  reads: ['dependabot'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['zizmor:dependabot-cooldown'],
  *check(document) {
    for (const entry of dependabotOf(document)?.entries ?? []) {
      const severity = severityOf(entry);
      if (!severity) continue;
      yield {
        at: placeOf(entry),
        scope: entry.node.span,
        severity,
        message: `\`${entry.ecosystem}\` updates can reach you on their first days. Let them wait a week.`,
        fixes: [
          { title: `Let new ${entry.ecosystem} releases wait ${enough} days`, safety: 'safe', edits: waitAWeek(document, entry) },
        ],
      };
    }
  },
};

/** Three days or more catch most harmful releases: then a week is only tidier. */
function severityOf({ defaultDays, cooldown, node }: UpdateEntry): Severity | undefined {
  const isReadable = !pairOf(node, 'cooldown') || cooldown !== undefined;
  if (!isReadable || (defaultDays && typeof defaultDays.typed !== 'number')) return undefined;
  const days = typeof defaultDays?.typed === 'number' ? defaultDays.typed : 0;
  if (days >= enough) return undefined;
  return days >= 3 ? 'tidy' : 'good-habit';
}

function placeOf({ defaultDays, cooldown, node, ecosystemAt }: UpdateEntry): Span {
  return defaultDays?.span ?? (cooldown && pairOf(node, 'cooldown')?.key.span) ?? ecosystemAt.span;
}

/** Every ecosystem understands `default-days`; the keys for major and minor releases are not for all, so we leave them alone. */
function waitAWeek(document: Document, { defaultDays, cooldown, node }: UpdateEntry): readonly TextEdit[] {
  if (defaultDays) return replaceScalar(document, defaultDays, String(enough));
  if (cooldown) return setKey(document, cooldown, 'default-days', String(enough), { first: true });
  return setKey(document, node, 'cooldown', `default-days: ${enough}`);
}
