/**
 * Scripts that set the variable for the steps behind them.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Found } from '../../engine/rule.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';

export function* inScripts(document: Document): Generator<Found> {
  const seen = new Set<object>();
  for (const { step, job } of stepPlacesIn(document)) {
    const { run } = step;
    if (!run?.value.includes(variable) || seen.has(run)) continue;
    seen.add(run);
    const { writes } = scriptOf(run, shellOf(step, job));
    for (const { to, name, start, end } of writes) {
      if (to !== 'env' || name.toUpperCase() !== variable) continue;
      const at = run.value.lastIndexOf(variable, start);
      if (at < 0 || !/^["']?true\b/i.test(run.value.slice(start))) continue;
      yield {
        at: placeInScript(run, at, at + variable.length),
        scope: step.node.span,
        message: 'From here on any printed line can set variables. Take this out.',
        fixes: [lineOut(document, run, at, end)],
      };
    }
  }
}

const variable = 'ACTIONS_ALLOW_UNSECURE_COMMANDS';

/** The whole line goes, where it holds nothing else and another line is left. */
function lineOut(document: Document, run: ScalarNode, start: number, end: number): Fix {
  const { value } = run;
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', end);
  const to = next < 0 ? value.length : next + 1;
  const isAlone = /^\s*(echo\s+["']?)?$/.test(value.slice(from, start)) && !/[;&|]/.test(value.slice(from, to));
  const left = value.slice(0, from) + value.slice(to);
  if (run.style !== 'literal' || !isAlone || left.trim() === '') return byHand;
  return {
    title: 'Take the line out',
    safety: 'careful',
    edits: replaceInScalar(document, run, from, to, ''),
    guide: ['Run the workflow once. An action that still needs the old commands says so.'],
  };
}

const byHand: Fix = {
  title: 'Take it out, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Remove the part of the script that sets the variable.'],
};
