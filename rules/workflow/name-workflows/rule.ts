/**
 * Finds workflows and jobs without a name. A name is what people see in the list of runs and in the marks of a pull request.
 */
import type { Document } from '../../engine/document.ts';
import { plainOrQuoted, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, Safety } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { type Workflow, workflowOf } from '../../model/workflow/workflow.ts';
import { fileNameOf, nameFrom } from './names.ts';

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
  *check(document, repository) {
    const workflow = workflowOf(document);
    if (!workflow) return;
    const [first] = workflow.node.pairs;
    if (first && !isNamed(workflow.node)) {
      yield {
        at: first.key.span,
        message: 'The list of runs shows a file’s path here. Give the workflow a name.',
        fixes: () => [callItself(workflow, repository)],
      };
    }
    const seen = new Set<object>();
    for (const { id, key, node, uses } of workflow.jobs) {
      if (uses || node.pairs.length === 0 || isNamed(node) || seen.has(node)) continue;
      seen.add(node);
      yield {
        at: key.span,
        scope: node.span,
        certainty: 'possible',
        message: 'Pull requests show this job by its short id. Give it a name.',
        fixes: () => [
          callIt(document, node, nameFrom(id), 'careful', 'Does a rule require this check? Write the new name there.'),
        ],
      };
    }
  },
};

function callItself({ document, node }: Workflow, repository: Repository): Fix {
  const { name, isAwaited } = fileNameOf(document, repository);
  if (!isAwaited) return callIt(document, node, name, 'safe');
  return callIt(document, node, name, 'careful', 'Write the new name where another workflow waits for it.');
}

/** A key with nothing behind it is no name. */
function isNamed(node: MapNode): boolean {
  const value = pairOf(node, 'name')?.value;
  return value !== undefined && (value.kind !== 'scalar' || value.value.trim() !== '');
}

function callIt(document: Document, node: MapNode, name: string, safety: Safety, step?: string): Fix {
  return {
    title: `Call it “${name}”`,
    safety,
    edits: setKey(document, node, 'name', plainOrQuoted(name), { first: true }),
    ...(step ? { guide: [step] } : {}),
  };
}
