/**
 * Takes away what lets an agent run any command: a flag, a tool in a list, or the input that says it.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey, replaceInScalar, replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { AgentUse, Loosening } from '../../model/flow/agent.ts';

export function looseningFixes(document: Document, agent: AgentUse, loosening: Loosening): readonly Fix[] {
  const { words, fenced } = loosening;
  if (fenced !== undefined) {
    const edits = replaceScalar(document, loosening.scalar, fenced);
    return [{ title: `Say ${fenced} instead`, safety: 'careful', edits, guide: [after] }, byHand];
  }
  const edits = withoutIt(document, agent, loosening);
  const fix: Fix = { title: `Leave out ${words}`, safety: 'careful', edits, guide: [after] };
  return edits.length > 0 ? [fix, byHand] : [byHand];
}

function withoutIt(document: Document, { step }: AgentUse, loosening: Loosening): readonly TextEdit[] {
  const { scalar, start, end, input, kind, words } = loosening;
  const { value } = scalar;
  if (input !== undefined) {
    if (!step.with) return [];
    if ((value.slice(0, start) + value.slice(end)).trim() === '')
      return step.with.pairs.length > 1
        ? removeKey(document, step.with, input)
        : removeKey(document, step.node, 'with');
    // In settings, a comma of the list around it would stay behind.
    if (/^\s*[{[]/.test(value)) return [];
  }
  // The only tool of its list: an option without its value would stay behind.
  if (kind === 'tool' && end - start === words.length) return [];
  return replaceInScalar(document, scalar, start, end, '');
}

const after = 'Run it once by hand, and see which commands it still asks for. List those.';

const byHand: Fix = {
  title: 'List the commands it needs, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Look up in its last runs which commands the agent used.',
    'Allow those by name, such as `Bash(gh issue view:*)`. Leave out the flag or the bare name.',
  ],
};
