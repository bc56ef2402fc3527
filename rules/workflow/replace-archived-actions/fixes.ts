/**
 * Puts the successor in its place where one takes the same inputs; else says what does the same today.
 */

import { knownAction, knownCommit } from '../../data/actions.ts';
import { type Successor, successorOf, wayOut } from '../../data/archived-actions.ts';
import type { Document } from '../../engine/document.ts';
import { type Commit, commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { UsesPlace } from '../../model/workflow/action.ts';
import { repin } from '../../model/workflow/repin.ts';
import { runInstead } from '../../model/workflow/run-instead.ts';
import type { RepositoryUses } from '../../model/workflow/uses.ts';
import { commandFor } from './commands.ts';
import { gradleCall } from './gradle.ts';

export function fixesFor(document: Document, { step }: UsesPlace, uses: RepositoryUses, facts: Facts): readonly Fix[] {
  const command = step && commandFor(uses, step);
  const edits = command && runInstead(document, step, uses, command);
  const [program] = command?.lines[0]?.split(' ') ?? [];
  if (edits) {
    const guide = ['Run the workflow once and compare what it does.'];
    return [{ title: `Run ${program} itself instead`, safety: 'careful', edits, guide }, byHand(uses.name)];
  }
  const successor = successorOf(uses.name, uses.path);
  const [owner = '', repo = ''] = successor?.uses.split('/') ?? [];
  const call = step && (successor?.isSetUp ? gradleCall(document, step) : []);
  if (!successor || !step || !call) return [byHand(uses.name)];
  const request = { owner, repo, ref: newest };
  const latest = knownAction(`${owner}/${repo}`)?.latest;
  const known = latest ? knownCommit(`${owner}/${repo}`, latest) : undefined;
  const asked = facts.commits[commitKey(request)];
  const swap = (commit: Commit, title: string): Fix => ({
    title,
    safety: 'careful',
    edits: [...swapEdits(document, uses, successor, commit, step), ...call],
    guide: ['Run the workflow once and compare what it does.', ...(successor.look ? [successor.look] : [])],
  });
  const title = `Ask GitHub for the newest ${successor.uses}, and use it`;
  const online: Fix = asked
    ? swap(asked, title)
    : { title, safety: 'careful', edits: [], needs: { commitOf: request } };
  return known ? [swap(known, `Use ${successor.uses} instead`), online] : [online, byHand(uses.name)];
}

function swapEdits(
  document: Document,
  uses: RepositoryUses,
  { uses: target, renamed = {} }: Successor,
  commit: Commit,
  step: NonNullable<UsesPlace['step']>,
): readonly Edit[] {
  const start = uses.text.indexOf(uses.name);
  const [name, pin] = [
    sourceOf(uses.scalar, start, start + uses.name.length + (uses.path ? uses.path.length + 1 : 0)),
    uses.refAt,
  ];
  const inputs = (step.with?.pairs ?? []).flatMap(({ key }) => {
    const wanted = Object.hasOwn(renamed, key.value) ? renamed[key.value] : undefined;
    return wanted === undefined ? [] : [{ path: document.path, span: key.span, text: wanted }];
  });
  return [{ path: document.path, span: name, text: target }, ...repin(document, uses, commit, pin), ...inputs];
}

export function byHand(name: string): Fix {
  return {
    title: 'Use something else, by hand',
    safety: 'guided',
    edits: [],
    guide: [
      wayOut(name) ?? `Look at the page of \`${name}\`. Often it names what took its place.`,
      'Often a command in a `run` step does the same.',
      'Run the workflow once and compare what it does.',
    ],
  };
}
