/**
 * A step whose shell is Python: a string that is nothing but the text becomes `os.environ["NAME"]`.
 */
import type { Occurrence } from './occurrences.ts';
import { guided, type Plan, type Replacement } from './plan.ts';

export function planPython({ script, interpolation }: Occurrence): Plan {
  const text = script.scalar.value;
  const before = /[rRuU]?("""|'''|"|')$/.exec(text.slice(0, interpolation.start));
  const quote = before?.[1];
  if (!before || !quote || !text.startsWith(quote, interpolation.end)) return guided(byHand);
  const start = interpolation.start - before[0].length;
  const end = interpolation.end + quote.length;
  const imports: readonly Replacement[] = /^\s*import\b[^\n]*\bos\b/m.test(text)
    ? []
    : [{ start: 0, end: 0, text: 'import os\n' }];
  if (imports.length > 0 && script.scalar.style !== 'literal') return guided(byHand);
  return { safety: 'careful', replace: (name) => [...imports, { start, end, text: `os.environ["${name}"]` }] };
}

const byHand = 'Put os.environ["NAME"] where the expression stands now. Add “import os” at the top.';
