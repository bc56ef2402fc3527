/**
 * Finds features that surprise people: the `cmd` shell and shells nobody checks, and an input that installs packages on the side.
 */

import type { Document } from '../../engine/document.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type MapNode, type ScalarNode, scalarAt, valueAt } from '../../engine/tree.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputPairOf } from '../../model/workflow/workflow.ts';
import { shellFixes, stepByHand } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'use-known-shells',
  family: 'workflow',
  title: 'Use shells and inputs without surprises',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: ['zizmor:misfeature'],
  *check(document) {
    if (!/\bshell["']?\s*:|pip-install/i.test(document.text)) return;
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      const found = isAction(place.step.uses, 'actions/setup-python') ? pipInstall(place) : oddShell(document, place);
      if (!found?.at || seen.has(found.marker)) continue;
      seen.add(found.marker);
      yield { ...found, scope: found.marker.span };
    }
  },
};

type Marked = Found & { readonly marker: MapNode | ScalarNode };

function pipInstall({ step }: StepPlace): Marked | undefined {
  const pair = inputPairOf(step.with, 'pip-install');
  if (!pair) return undefined;
  const message = 'This input installs packages out of sight. Install them in a step of their own.';
  return { at: pair.key.span, marker: step.node, message, fixes: [stepByHand] };
}

/** The shell is marked where it is chosen: in the step, or in the defaults of the job or the workflow. */
function oddShell(document: Document, { step, job }: StepPlace): Marked | undefined {
  if (!step.run) return undefined;
  const places = [step.node, valueAt(job?.node, 'defaults', 'run'), valueAt(job?.workflow.node, 'defaults', 'run')];
  const owner = places.find((node): node is MapNode => node?.kind === 'map' && scalarAt(node, 'shell') !== undefined);
  const shell = scalarAt(owner, 'shell');
  if (!owner || !shell || shell.value.includes('${{')) return undefined;
  const name = /^\S*?([^\\/\s]+?)(\.exe)?(\s|$)/.exec(shell.value.trim())?.[1]?.toLowerCase() ?? '';
  if (['bash', 'pwsh', 'python', 'sh', 'powershell', ''].includes(name)) return undefined;
  const isCmd = name === 'cmd';
  const message = isCmd
    ? 'In `cmd` a variable’s text can run commands. Use PowerShell or bash.'
    : 'Few tools can check scripts for this shell. Use bash where you can.';
  const marker = owner === step.node ? step.node : shell;
  return {
    at: shell.span,
    marker,
    message,
    certainty: isCmd ? 'certain' : 'possible',
    fixes: shellFixes(document, shell, step.run, owner === step.node),
  };
}
