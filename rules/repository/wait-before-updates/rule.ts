/**
 * Finds Dependabot entries that take a new release before anyone has tried it.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey } from '../../engine/edit/yaml.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { pairOf, type ScalarNode, type Span } from '../../engine/tree.ts';
import { dependabotOf, type UpdateEntry } from '../../model/manifest/dependabot.ts';
import { shortText } from '../../model/short-text.ts';
import { daysOf, enough, few, hasShortDefault, severityOf, shortKinds } from './days.ts';
import { waitAWeek, writeDefault } from './edits.ts';
import { shorterThanAsked } from './team-days.ts';

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
  *check(document, repository) {
    const entries = new Map(dependabotOf(document)?.entries.map((entry) => [entry.node, entry]));
    for (const entry of entries.values()) {
      const severity = severityOf(entry);
      // What could not be read may be the waiting time.
      const { start, end } = entry.node.span;
      if (document.tree.gaps.some(({ span }) => span.start <= end && span.end >= start)) continue;
      if (!severity) {
        if (entry.onlySome && !entry.isSecurityOnly) yield forSome(document, entry, entry.onlySome);
        else if (hasShortDefault(entry)) yield ofNoUse(document, entry);
        const asked = hasShortDefault(entry) ? undefined : shorterThanAsked(document, entry, repository);
        if (asked) yield asked;
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

function ofNoUse(document: Document, entry: UpdateEntry): Found {
  const name = shortText(entry.ecosystem);
  const { defaultDays, node, ecosystemAt } = entry;
  return {
    at: defaultDays?.span ?? pairOf(node, 'cooldown')?.key.span ?? ecosystemAt.span,
    scope: node.span,
    severity: 'tidy',
    certainty: 'possible',
    message: entry.isSecurityOnly
      ? `\`${name}\` takes only repairs now. Set a week for the day you take every release.`
      : `\`${name}\` waits by kind of release. A release without a kind waits for \`default-days\`, so set it.`,
    fixes: [
      {
        title: `Let new ${name} releases wait ${enough} days`,
        safety: 'safe',
        edits: writeDefault(document, entry),
      },
    ],
  };
}

function placeOf(entry: UpdateEntry): Span {
  const { defaultDays, isByKind, node, ecosystemAt } = entry;
  const isMissing = !isByKind && !defaultDays;
  const isShort = !isByKind && (daysOf(defaultDays) ?? 0) < enough;
  const days = isMissing ? undefined : isShort ? defaultDays : shortKinds(entry)[0];
  return days?.span ?? pairOf(node, 'cooldown')?.key.span ?? ecosystemAt.span;
}
