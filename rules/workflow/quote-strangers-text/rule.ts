/**
 * Finds text that somebody outside the project can choose and that GitHub writes into a command before the command runs.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { StepFixes } from './fixes.ts';
import { occurrencesIn } from './occurrences.ts';
import { scriptsIn } from './scripts.ts';
import { equivalentsFor, messageFor, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'quote-strangers-text',
  family: 'workflow',
  title: 'Keep strangers’ text out of your commands',
  reads: ['workflow', 'action'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [
    'zizmor:template-injection',
    'actionlint:expression',
    'codeql:actions/code-injection/critical',
    'codeql:actions/code-injection/medium',
    'scorecard:Dangerous-Workflow',
    'poutine:injection',
    'octoscan:expression-injection',
    'semgrep:yaml.github-actions.security.run-shell-injection.run-shell-injection',
    'semgrep:yaml.github-actions.security.github-script-injection.github-script-injection',
    'checkov:CKV_GHA_2',
    'codeql:actions/improper-validation-of-ai-output/critical',
    'pipeline-check:GHA-123',
  ],
  *check(document, repository) {
    if (!document.text.includes('${{')) return;
    for (const scripts of scriptsIn(document)) {
      const occurrences = occurrencesIn(scripts, repository);
      const fixes = new StepFixes(occurrences);
      for (const occurrence of occurrences) {
        yield {
          at: occurrence.at,
          scope: scripts.step.node.span,
          severity: occurrence.judgement.severity,
          certainty: occurrence.judgement.certainty,
          message: messageFor(occurrence),
          related: relatedFor(occurrence),
          equivalents: equivalentsFor(occurrence),
          fixes: () => [fixes.fixFor(occurrence)],
        };
      }
    }
  },
};
