/**
 * Finds actions that do what a program on every machine of GitHub does already. One action less is one owner less to trust.
 */
import { type BuiltIn, builtInFor } from '../../data/built-in-tools.ts';
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { runInstead } from '../../model/workflow/run-instead.ts';
import { isSelfHosted } from '../../model/workflow/shell.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import type { Job } from '../../model/workflow/workflow.ts';
import { commandFor } from './commands.ts';

export const rule: DocumentRule = {
  id: 'drop-needless-actions',
  family: 'workflow',
  title: 'Use the tools that are already there',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: ['zizmor:superfluous-actions'],
  *check(document) {
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      const { step, job } = place;
      const { uses } = step;
      const builtIn = uses?.form === 'repository' ? builtInFor(usesKey(uses)) : undefined;
      if (!uses || !builtIn || seen.has(step.node)) continue;
      seen.add(step.node);
      yield {
        at: uses.scalar.span,
        scope: step.node.span,
        certainty: builtIn.isSame && hasTools(job) ? 'certain' : 'possible',
        message: `\`${builtIn.tool}\` does the same, and every machine of GitHub has it. Use that.`,
        fixes: [...inOneClick(document, place, builtIn), byHand(builtIn)],
      };
    }
  },
};

/** A machine of one's own may lack the tool, and a container mostly does. */
function hasTools(job: Job | undefined): boolean {
  return !job || !(isSelfHosted(job) || pairOf(job.node, 'container'));
}

/** Only where the step stands in one job: an alias would change the others too. */
function inOneClick(document: Document, { step, job }: StepPlace, { tool }: BuiltIn): readonly Fix[] {
  const jobs = stepPlacesIn(document).filter((place) => place.step.node === step.node);
  if (step.uses?.form !== 'repository' || !job || jobs.length > 1 || !hasTools(job)) return [];
  const script = commandFor(usesKey(step.uses), step, job);
  const edits = script && runInstead(document, step, step.uses, script);
  const guide = ['Compare the command with what you gave the action.', 'Run the workflow once.'];
  return edits ? [{ title: `Run ${tool} instead`, safety: 'careful', edits, guide }] : [];
}

function byHand({ tool, how }: BuiltIn): Fix {
  return {
    title: `Use ${tool}, by hand`,
    safety: 'guided',
    edits: [],
    guide: [
      'Write a `run:` step in place of this one.',
      how,
      'Give it the key it needs: `env: { GH_TOKEN: ${{ github.token }} }`.',
    ],
  };
}
