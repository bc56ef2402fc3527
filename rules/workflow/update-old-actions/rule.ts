/**
 * Finds versions of actions that GitHub switched off, and those made for a Node that runners no longer have.
 * A release that stops half-way is repaired in a hurry; a version nobody maintains gets no repairs at all.
 */
import { knownAction, knownCommit } from '../../data/actions.ts';
import { type OldAction, oldActions } from '../../data/old-actions.ts';
import type { Commit } from '../../engine/facts.ts';
import type { Certainty } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { type ActionVersion, versionOf } from '../../model/workflow/action-version.ts';
import { fixFor } from './fix.ts';

export const rule: DocumentRule = {
  id: 'update-old-actions',
  family: 'workflow',
  title: 'Move actions to versions that still run',
  reads: ['workflow', 'action'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['actionlint:action'],
  *check(document) {
    for (const { uses, scope, step } of usesIn(document)) {
      if (uses.form !== 'repository') continue;
      const action = oldActions[uses.name.toLowerCase()];
      const newest = action && newestOf(uses.name);
      if (!newest || uses.ref === newest.sha) continue;
      const version = versionOf(document, uses);
      if (!version) continue;
      const state = stateOf(action, version, uses.ref);
      if (!state) continue;
      yield {
        at: uses.scalar.span,
        scope,
        message: messageFor(uses.name, version, state, newest),
        severity: state.why === 'off' ? 'worth-fixing' : 'good-habit',
        certainty: state.certainty,
        fixes: [fixFor({ document, uses, step, action, version, newest })],
      };
    }
  },
};

interface State {
  readonly why: 'off' | 12 | 16;
  readonly certainty: Certainty;
}

function stateOf(
  { runs, node12 = 0, node16 = 0 }: OldAction,
  { major, minor }: ActionVersion,
  ref: string,
): State | undefined {
  if (runs && isOff(runs, major, minor)) return { why: 'off', certainty: 'certain' };
  // A tag such as `v2` follows its newest release, which may have been made ready for a newer Node.
  if (major <= node12) return { why: 12, certainty: /^v?\d+$/.test(ref) && major === node12 ? 'likely' : 'certain' };
  return major <= node16 ? { why: 16, certainty: 'likely' } : undefined;
}

function isOff(runs: readonly (readonly [number, number])[], major: number, minor: number | undefined): boolean {
  const lowest = Math.min(...runs.map(([one]) => one));
  const kept = runs.find(([one]) => one === major);
  return major < lowest || (kept !== undefined && minor !== undefined && minor < kept[1]);
}

function newestOf(name: string): Commit | undefined {
  const key = name.toLowerCase();
  const known = newest.get(key);
  if (known) return known;
  const latest = knownAction(key)?.latest;
  const found = latest ? knownCommit(key, latest) : undefined;
  if (found) newest.set(key, found);
  return found;
}

/** The bundled catalogue never changes while we run. */
const newest = new Map<string, Commit>();

function messageFor(name: string, { major, minor }: ActionVersion, { why }: State, newest: Commit): string {
  const version = `v${major}${minor === undefined ? '' : `.${minor}`}`;
  return why === 'off'
    ? `\`${name}\` ${version} is switched off, so this step fails. Move to ${newest.version}.`
    : `\`${name}\` ${version} was made for Node ${why}, which is gone. Move to ${newest.version}.`;
}
