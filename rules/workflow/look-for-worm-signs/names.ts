/**
 * Names that the worms give their files, branches and runners. A project that only looks for them names them elsewhere.
 */
import { branchName, fileName, runnerName } from '../../data/worm-signs.ts';
import type { Document } from '../../engine/document.ts';
import { mentions } from '../../engine/mentions.ts';
import { pairOf, scalarsIn } from '../../engine/tree.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { filterOf, workflowOf } from '../../model/workflow/workflow.ts';
import { type Sign, worm } from './sign.ts';

export function* namesIn(document: Document): Generator<Sign> {
  if (!mentions(document, ['hulud']) && !/hulud/i.test(document.path)) return;
  const workflow = workflowOf(document);
  const first = workflow?.node.pairs[0];
  if (first && fileName.test(document.path))
    yield {
      ...worm,
      at: first.key.span,
      message: 'The Shai-Hulud worm writes a file of this name. Clean your machine first, then remove it.',
    };
  for (const trigger of workflow?.triggers ?? []) {
    for (const branch of filterOf(trigger, 'branches') ?? []) {
      if (branch.value.toLowerCase() === branchName)
        yield {
          ...worm,
          at: branch.span,
          message: 'The Shai-Hulud worm works on this branch. Clean your machine first, then remove both.',
        };
    }
  }
  for (const job of workflow?.jobs ?? []) {
    for (const label of scalarsIn(pairOf(job.node, 'runs-on')?.value)) {
      if (runnerName.test(label.value))
        yield {
          ...worm,
          at: label.span,
          message: 'The Shai-Hulud worm gives runners this name. Clean that machine first, then remove it.',
        };
    }
  }
  for (const { step, job } of stepPlacesIn(document)) {
    if (!step.run || !runnerName.test(step.run.value)) continue;
    const command = scriptOf(step.run, shellOf(step, job)).script.commands.find(
      ({ words }) =>
        /(^|\/)config\.(sh|cmd)$/.test(words[0]?.text ?? '') && words.some(({ text }) => runnerName.test(text)),
    );
    if (command)
      yield {
        ...worm,
        at: placeInScript(step.run, command.start, command.end),
        message: 'This adds a runner of the Shai-Hulud worm. Clean that machine first, then remove this.',
        step,
        job,
      };
  }
}
