/**
 * Finds workflow commands that GitHub replaced by files: `::set-output` and its like. Whatever a program prints could give such a command.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { oldCommandsIn } from '../../model/script/old-commands.ts';
import { placeInScript } from '../../model/script/script.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'replace-old-outputs',
  family: 'workflow',
  title: 'Hand values on through files',
  reads: ['workflow', 'action'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['actionlint:deprecated-commands'],
  *check(document) {
    if (!/::(set-output|save-state|set-env|add-path)\b/.test(document.text)) return;
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      const { step, job } = place;
      if (!step.run || seen.has(step.run)) continue;
      seen.add(step.run);
      for (const old of oldCommandsIn(step.run.value, shellOf(step, job))) {
        const isOff = old.name === 'set-env' || old.name === 'add-path';
        yield {
          at: placeInScript(step.run, old.start, old.end),
          scope: step.node.span,
          severity: isOff ? 'worth-fixing' : 'good-habit',
          message: isOff
            ? `GitHub switched \`::${old.name}\` off. Write to the file it gives you instead.`
            : `Any printed line can give this command. Write to the file that GitHub gives you instead.`,
          fixes: fixesFor(document, place, step.run, old),
        };
      }
    }
  },
};
