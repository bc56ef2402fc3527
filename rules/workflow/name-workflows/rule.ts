/**
 * Finds workflows and jobs without a name. A name is what people see in the list of runs and in the marks of a pull request.
 */
import { insertKeyAbove } from '../../engine/edit/yaml.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { nameFrom } from './names.ts';

export const rule: DocumentRule = {
  id: 'name-workflows',
  family: 'workflow',
  title: 'Give workflows and jobs a name',
  reads: ['workflow'],
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:anonymous-definition'],
  *check(document) {
    const workflow = workflowOf(document);
    if (!workflow) return;
    const [first] = workflow.node.pairs;
    if (first && !pairOf(workflow.node, 'name')) {
      const name = nameFrom(document.path.replace(/^.*\//, '').replace(/\.ya?ml$/, ''));
      yield {
        at: first.key.span,
        message: 'The list of runs shows a file’s path here. Give the workflow a name.',
        fixes: [
          {
            title: `Call it “${name}”`,
            safety: 'safe',
            edits: workflow.node.flow ? [] : insertKeyAbove(document, first, 'name', name),
          },
        ],
      };
    }
    const seen = new Set<object>();
    for (const { id, key, node, uses } of workflow.jobs) {
      const [head] = node.pairs;
      if (uses || !head || pairOf(node, 'name') || seen.has(node)) continue;
      seen.add(node);
      const name = nameFrom(id);
      yield {
        at: key.span,
        scope: node.span,
        certainty: 'possible',
        message: 'Pull requests show this job by its short id. Give it a name.',
        fixes: [
          // A required check goes by this name, so a person looks first.
          {
            title: `Call it “${name}”`,
            safety: 'careful',
            edits: node.flow ? [] : insertKeyAbove(document, head, 'name', name),
          },
        ],
      };
    }
  },
};
