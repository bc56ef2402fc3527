/**
 * What npm needs besides: npm 11.5.1 or newer, which Node 24 brings, and a tool that can prove who it is.
 * Sources: docs.npmjs.com/trusted-publishers; yarnpkg/berry#6898; oven-sh/bun#22423, which says that Bun cannot.
 */
import { replaceScalar, setKey } from '../../engine/edit/yaml.ts';
import { bundledUses } from '../../model/publish/newest-action.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { changeScalar, type Edits, insertStep } from '../../model/publish/step-edits.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf, type Step } from '../../model/workflow/workflow.ts';

const newNode = 24;

/** Absent when no step can be put before this one. */
export function newEnoughNode({ place: { document, job, step }, tool }: Publishing): Edits | undefined {
  if (!job) return undefined;
  if (tool === 'yarn npm publish') return [];
  const before = job.steps.slice(0, step.index);
  if ([...before, step].some(installsNpm)) return [];
  const setup = before.filter(({ uses }) => isAction(uses, 'actions/setup-node')).at(-1);
  if (!setup) return insertStep(job, step, setupStep(), 'before');
  if (inputOf(setup, 'node-version-file')) return [];
  const version = inputOf(setup, 'node-version');
  if (!version)
    return setup.with
      ? setKey(document, setup.with, 'node-version', String(newNode))
      : setKey(document, setup.node, 'with', `node-version: ${newNode}`);
  const major = /^v?(\d+)(\.[\dx*]+)*$/i.exec(version.value.trim())?.[1];
  return major && Number(major) < newNode ? replaceScalar(document, version, String(newNode)) : [];
}

/** True when the file itself says that Node is new enough, or that npm is brought up to date. */
export function saysNode({ place: { job, step } }: Publishing): boolean {
  const before = job?.steps.slice(0, step.index) ?? [];
  if ([...before, step].some(installsNpm)) return true;
  const setup = before.filter(({ uses }) => isAction(uses, 'actions/setup-node')).at(-1);
  const version = setup && inputOf(setup, 'node-version')?.value;
  return setup ? (version === undefined ? !inputOf(setup, 'node-version-file') : /^v?\d/.test(version)) : true;
}

function installsNpm({ run }: Step): boolean {
  return /\bnpm\s+(i|install|add)\b[^\n]*\snpm(@(latest|next\S*|[\^~>=]*1[1-9]\S*|[\^~>=]*[2-9]\d\S*))?(\s|$)/.test(
    run?.value ?? '',
  );
}

function setupStep(): string {
  return `${bundledUses('actions/setup-node')}\nwith:\n  node-version: ${newNode}`;
}

/** Bun and the first Yarn cannot do it, so npm takes over where their options mean the same. Absent where they do not. */
export function npmInstead({ by, tool, place: { document } }: Publishing): Edits | undefined {
  if (by.kind !== 'command' || !/^(bun|yarn) publish$/.test(tool)) return [];
  const [program, verb, ...others] = by.command.words;
  if (!program || verb?.text !== 'publish') return undefined;
  const isShared = others.every(
    ({ text }, index) =>
      /^--(access|tag)(=.*)?$|^--provenance$/.test(text) || /^--(access|tag)$/.test(others[index - 1]?.text ?? ''),
  );
  return isShared
    ? changeScalar(document, by.run, [{ start: program.start, end: program.end, text: 'npm' }])
    : undefined;
}
