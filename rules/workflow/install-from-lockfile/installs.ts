/**
 * Every install command of a file's scripts, with the job that has most to lose where an alias repeats it.
 */
import { mayInstall } from '../../data/installers.ts';
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { folderAfter, workingFolder } from '../../model/flow/folder.ts';
import type { Command } from '../../model/script/command.ts';
import { type Install, installOf } from '../../model/script/install.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { type Holdings, holdingsOf } from '../../model/workflow/privilege.ts';
import { shellOf } from '../../model/workflow/shell.ts';

export interface Found {
  readonly document: Document;
  readonly place: StepPlace;
  readonly run: ScalarNode;
  readonly command: Command;
  readonly install: Install;
  /** Where the command runs; absent when nobody can tell. */
  readonly folder: string | undefined;
  /** Absent in a composite action. */
  readonly holdings: Holdings | undefined;
}

export function* installsIn(document: Document, repository: Repository): Generator<Found> {
  for (const [run, place] of runsIn(document, repository)) {
    const { job, step } = place;
    let folder = workingFolder(job, step);
    for (const command of scriptOf(run, shellOf(step, job)).script.commands) {
      folder = folderAfter(command, folder);
      const install = installOf(command);
      if (!install) continue;
      const holdings = job && holdingsOf(job, repository);
      const prefix = install.valuesOf('--prefix', '-C', '--cwd', '--dir')[0];
      yield { document, place, run, command, install, folder: prefix === undefined ? folder : undefined, holdings };
    }
  }
}

function runsIn(document: Document, repository: Repository): ReadonlyMap<ScalarNode, StepPlace> {
  const found = new Map<ScalarNode, StepPlace>();
  for (const place of stepPlacesIn(document)) {
    const { run } = place.step;
    if (!run || !mayInstall.test(run.value)) continue;
    const known = found.get(run);
    if (!known || worth(place, repository) > worth(known, repository)) found.set(run, place);
  }
  return found;
}

function worth({ job }: StepPlace, repository: Repository): number {
  if (!job) return 0;
  const { publishingKey, secrets, identity } = holdingsOf(job, repository);
  return (publishingKey ? 4 : 0) + (secrets ? 2 : 0) + (identity ? 1 : 0);
}
