/**
 * How far a text is followed. That it is followed at all, the examples of the rules show.
 */
import { expect, it } from 'vitest';
import { noFacts } from '../../rules/index.ts';
import { chosenTexts } from '../../rules/model/flow/chosen-texts.ts';
import { originsOf } from '../../rules/model/flow/flow.ts';
import { interpolationsOf } from '../../rules/model/script/read-script.ts';
import { conditionsBefore } from '../../rules/model/workflow/condition.ts';
import { type Workflow, workflowOf } from '../../rules/model/workflow/workflow.ts';
import { repositoryOf } from '../rules/example.ts';

const path = '.github/workflows/example.yml';

function read(jobs: string) {
  const repository = repositoryOf(new Map([[path, `on: issues\njobs:\n${jobs}`]]), noFacts);
  const document = repository.documents.get(path);
  const workflow: Workflow | undefined = document && workflowOf(document);
  if (!document || !workflow) throw new Error('no workflow');
  return { repository, document, workflow };
}

/** Each step hands on what the one before it handed on; the first takes an issue's title. */
function chainOf(length: number): string {
  const steps = Array.from({ length }, (_, index) => {
    const value = index === 0 ? 'github.event.issue.title' : `steps.s${index - 1}.outputs.x`;
    return `    - id: s${index}\n      run: echo "x=\${{ ${value} }}" >> "$GITHUB_OUTPUT"\n`;
  });
  return `  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps.join('')}`;
}

it('follows a text as far as anyone writes, and no further', () => {
  const { repository, document, workflow } = read(chainOf(80));
  const [job] = workflow.jobs;
  const hops = (job?.steps ?? []).map((step) => {
    const [interpolation] = step.run ? interpolationsOf(step.run) : [];
    const origins = originsOf(interpolation?.expression, { document, job, step }, repository, chosenTexts);
    return origins[0]?.hops.length;
  });
  expect(hops.slice(0, 41)).toEqual(Array.from({ length: 41 }, (_, index) => index));
  expect(hops.slice(41)).toEqual(Array.from({ length: 39 }, () => undefined));
});

it('reads the conditions of jobs that wait for each other in a circle once', () => {
  const { workflow } = read(
    '  a:\n    needs: b\n    if: github.actor == 1\n    steps: []\n  b:\n    needs: [a, b]\n    if: github.actor == 2\n    steps: []\n',
  );
  const [job] = workflow.jobs;
  expect(job && conditionsBefore(job, undefined)).toHaveLength(2);
});
