/**
 * Texts that pass through a `run` script: into a stretch of it, and from there into outputs and variables of later steps.
 */
import { strangerVariables } from '../../data/stranger-texts.ts';
import type { Certainty } from '../../engine/finding.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import { interpolationsOf, scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { assignmentsBefore, fileWritesBefore, isChecked, isSanitized, variablesIn } from '../script/variables.ts';
import { shellOf } from '../workflow/shell.ts';
import type { Step } from '../workflow/workflow.ts';
import { type Follow, hopAt, namedContext, withHop } from './follow.ts';
import { longestWay, lower, type Origin, type Standpoint } from './origin.ts';

/** Texts that reach a stretch of the script of the standpoint's step: its `${{ }}`, the variables it reads, what it fetches. */
export function reachStretch(
  follow: Follow,
  run: ScalarNode,
  { start, end }: Span,
  from: Standpoint & { readonly step: Step },
  depth: number,
  seen: Set<string>,
): readonly Origin[] {
  const script = run.value;
  const direct = interpolationsOf(run)
    .filter((one) => one.start >= start && one.end <= end)
    .flatMap(({ expression }) => follow.expression(expression, from, depth + 1));
  const read = scriptOf(run, shellOf(from.step, from.job)).script;
  const variables = variablesIn(script, read, { start, end }).flatMap((name) => {
    if (seen.has(name) || /^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/.test(name)) return [];
    seen.add(name);
    const sure: Certainty = isChecked(script, name, start) ? 'possible' : 'certain';
    const assigned = assignmentsBefore(script, read, name, start);
    if (assigned.length > 0) {
      return assigned.flatMap((one) => {
        const certainty: Certainty = isSanitized(script, read, one) ? 'possible' : sure;
        return lowered(reachStretch(follow, run, one, from, depth + 1, seen), certainty);
      });
    }
    const known = strangerVariables[name.toUpperCase()];
    return lowered(
      known ? namedContext(follow.source, known) : follow.variable(name.toLowerCase(), from, depth + 1),
      sure,
    );
  });
  const files = fileWritesBefore(script, read, { start, end }).flatMap((one) =>
    depth > longestWay ? [] : reachStretch(follow, run, one, from, depth + 1, seen),
  );
  const fetched = follow.source.ofScript({ script, start, end, from, repository: follow.repository });
  return [...direct, ...variables, ...files, ...(fetched ? [{ hops: [], ...fetched }] : [])];
}

/** What a `run` step writes under a name. */
export function reachWrites(
  follow: Follow,
  step: Step,
  to: 'output' | 'env',
  name: string,
  from: Standpoint,
  depth: number,
): readonly Origin[] {
  const { run } = step;
  if (!run || depth > longestWay) return [];
  const { script, writes } = scriptOf(run, shellOf(step, from.job));
  return writes
    .filter((write) => write.to === to && (write.name === '*' || write.name.toLowerCase() === name))
    .flatMap((write) => {
      const words =
        write.name === '*' ? 'Lines of this are handed on here.' : `The text is handed on as \`${write.name}\` here.`;
      const hop = hopAt(from, placeInScript(run, write.start, write.end), words);
      // Which names a program writes by itself, nobody can see.
      const named = write.name === '*' ? 'likely' : 'certain';
      const certainty = isSanitized(run.value, script, write) ? 'possible' : named;
      return withHop(lowered(reachStretch(follow, run, write, { ...from, step }, depth, new Set()), certainty), hop);
    });
}

function lowered(origins: readonly Origin[], certainty: Certainty): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, certainty: lower(origin.certainty, certainty) }));
}
