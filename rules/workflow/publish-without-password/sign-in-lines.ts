/**
 * Takes out what writes the registry's password to a file for later commands: whole steps, or lines of a script.
 */
import { signInSteps } from '../../model/publish/keys.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { type Registry, registries } from '../../model/publish/registry.ts';
import {
  type Change,
  changeScalar,
  type Edits,
  removalOf,
  removeEntries,
  removeStep,
} from '../../model/publish/step-edits.ts';
import type { Command } from '../../model/script/command.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import type { Step } from '../../model/workflow/workflow.ts';

/** In the steps before the one that publishes. Absent when a person has to do it. */
export function stepsAway(publishing: Publishing): Edits | undefined {
  const { place, registry, keys } = publishing;
  const { document, job, step } = place;
  const edits: Edits[] = [];
  for (const earlier of signInSteps(place, registry)) {
    if (earlier === step || !earlier.run || !job) continue;
    const commands = commandsOf(earlier, publishing);
    const isAlone =
      !earlier.condition && commands.every((command) => isPartOf(earlier.run?.value ?? '', command, registry));
    const changes = linesAway(earlier.run.value, commands, registry);
    const gone = isAlone ? removeStep(job, earlier) : changes && changeScalar(document, earlier.run, changes);
    if (!gone) return undefined;
    const held = keys.map(({ scalar }) => scalar);
    const names = earlier.env?.pairs.flatMap(({ key, value }) =>
      value?.kind === 'scalar' && held.includes(value) ? [key.value] : [],
    );
    edits.push(gone, isAlone ? [] : removeEntries(document, earlier.node, 'env', names ?? []));
  }
  return edits.flat();
}

/** In one script. Absent when the lines cannot be cut out without looking. */
export function linesAway(
  script: string,
  commands: readonly Command[],
  registry: Registry,
): readonly Change[] | undefined {
  const changes = commands
    .filter((command) => isPartOf(script, command, registry))
    .map((command) => removalOf(script, command));
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

export function commandsOf(step: Step, { place }: Publishing): readonly Command[] {
  return step.run ? scriptOf(step.run, shellOf(step, place.job)).script.commands : [];
}

/** The line that writes the password, and those that make room for its file. */
function isPartOf(script: string, { start, end }: Command, registry: Registry): boolean {
  const text = script.slice(start, end);
  return (
    registries[registry].signIn.test(text) ||
    /^(mkdir|touch|chmod|cat|umask)\b[^|]*(\.gem\b|\.npmrc|\.pypirc|\.cargo)/.test(text)
  );
}
