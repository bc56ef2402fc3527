/**
 * Finds Dependabot entries that take a new release before anyone has tried it.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey, setKey } from '../../engine/edit/yaml.ts';
import type { Severity, TextEdit } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { pairOf, type ScalarNode, type Span } from '../../engine/tree.ts';
import { dependabotOf, type UpdateEntry } from '../../model/manifest/dependabot.ts';
import { shortText } from '../../model/short-text.ts';

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
      // What could not be read may be the waiting time.
      const { start, end } = entry.node.span;
      if (document.tree.gaps.some(({ span }) => span.start <= end && span.end >= start)) continue;
      if (!severity) {
        if (entry.onlySome && !entry.isSecurityOnly) yield forSome(document, entry, entry.onlySome);
        continue;
      }
      yield {
        at: placeOf(entry),
        scope: entry.node.span,
        severity,
        message: messageFor(entry),
        fixes: [
          {
            title: `Let new ${shortText(entry.ecosystem)} releases wait ${enough} days`,
            // A number for one kind of release was somebody's choice.
            safety: shortKinds(entry).length > 0 ? 'careful' : 'safe',
            edits: waitAWeek(document, entry),
          },
        ],
      };
    }
  },
};

/** Where a file says nothing, Dependabot waits three days on github.com and not at all on older servers of GitHub. */
function messageFor(entry: UpdateEntry): string {
  const name = `\`${shortText(entry.ecosystem)}\``;
  if (shortKinds(entry).length > 0) return `${name} updates can reach you on their first days. Let them wait a week.`;
  const days = daysOf(entry.defaultDays);
  if (days === undefined) return `${name} updates reach you after three days or less. Let them wait a week.`;
  if (days < few) return `${name} updates can reach you on their first days. Let them wait a week.`;
  return `${name} updates wait ${days} days, and some harm shows later. Let them wait a week.`;
}

/** A choice that someone made, so this asks. */
function forSome(document: Document, { ecosystem, cooldown, node }: UpdateEntry, key: ScalarNode): Found {
  const name = shortText(ecosystem);
  return {
    at: key.span,
    scope: node.span,
    certainty: 'likely',
    message: `Only some \`${name}\` updates wait that long, and the others come sooner. Let all wait.`,
    fixes: [
      {
        title: `Let all new ${name} releases wait`,
        safety: 'careful',
        edits: cooldown ? removeKey(document, cooldown, key.value) : [],
      },
    ],
  };
}

/** Three days or more catch most harmful releases: then a week is only tidier. */
function severityOf(entry: UpdateEntry): Severity | undefined {
  const { defaultDays, daysByKind, cooldown, isSecurityOnly, node } = entry;
  const written = pairOf(node, 'cooldown')?.value;
  const isReadable = !written || cooldown || (written.kind === 'scalar' && written.value === '');
  const named = [...(defaultDays ? [defaultDays] : []), ...daysByKind];
  if (isSecurityOnly || !isReadable || named.some((days) => daysOf(days) === undefined)) return undefined;
  const byDefault = entry.isByKind ? enough : (daysOf(defaultDays) ?? 0);
  if (byDefault < few || shortKinds(entry).length > 0) return 'good-habit';
  return byDefault < enough ? 'tidy' : undefined;
}

/** Fewer days than this let most harmful releases through. */
const few = 3;

function shortKinds({ daysByKind }: UpdateEntry): readonly ScalarNode[] {
  return daysByKind.filter((days) => (daysOf(days) ?? few) < few);
}

/** Nothing for what is no number, such as a word that someone is typing. */
function daysOf(scalar: ScalarNode | undefined): number | undefined {
  return scalar && /^\d+$/.test(scalar.value) ? Number(scalar.value) : undefined;
}

function placeOf(entry: UpdateEntry): Span {
  const { defaultDays, isByKind, node, ecosystemAt } = entry;
  const isMissing = !isByKind && !defaultDays;
  const isShort = !isByKind && (daysOf(defaultDays) ?? 0) < enough;
  const days = isMissing ? undefined : isShort ? defaultDays : shortKinds(entry)[0];
  return days?.span ?? pairOf(node, 'cooldown')?.key.span ?? ecosystemAt.span;
}

/** Every ecosystem understands `default-days`. Kinds of release with a wait of their own keep it, unless it is hardly one. */
function waitAWeek(document: Document, entry: UpdateEntry): readonly TextEdit[] {
  const { defaultDays, isByKind, cooldown, node } = entry;
  const week = String(enough);
  // Dependabot wants a number, so quotes go.
  const write = ({ span }: ScalarNode): TextEdit => ({ path: document.path, span, text: week });
  const edits = shortKinds(entry).map(write);
  if (isByKind || (daysOf(defaultDays) ?? 0) >= enough) return edits;
  if (defaultDays) return [...edits, write(defaultDays)];
  if (cooldown) return [...edits, ...setKey(document, cooldown, 'default-days', week, { first: true })];
  return setKey(document, node, 'cooldown', `default-days: ${enough}`);
}
