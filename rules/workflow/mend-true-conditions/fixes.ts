/**
 * Makes one expression of what stands there. The step then runs only when the condition holds, so a person looks first.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { readExpression } from '../../model/workflow/expression.ts';

export function fixesFor(document: Document, scalar: ScalarNode): readonly Fix[] {
  const edits = withoutLastLineEnd(document, scalar) ?? asOneExpression(document, scalar);
  if (!edits) return [byHand];
  return [{ title: 'Make it one expression, so that it counts', safety: 'careful', edits, guide: lookAfter }];
}

const lookAfter = ['Look at the next run: what ran always until now can be skipped.'];

/** `|` becomes `|-`: only the line end of the block was in the way. */
function withoutLastLineEnd(document: Document, scalar: ScalarNode): readonly TextEdit[] | undefined {
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  if (!isBlock || !/^\$\{\{(?:[^'}]|'[^']*'|\}(?!\}))*\}\}\s*$/.test(scalar.value)) return undefined;
  const header = /^[|>][\d+]*/.exec(document.text.slice(scalar.span.start))?.[0];
  if (!header) return undefined;
  const span = { start: scalar.span.start, end: scalar.span.start + header.length };
  return [{ path: document.path, span, text: `${header.replace('+', '')}-` }];
}

/** Takes the braces away where GitHub can read the rest. Inner expressions keep together by brackets. */
function asOneExpression(document: Document, scalar: ScalarNode): readonly TextEdit[] | undefined {
  const joined = scalar.value
    .replace(/\$\{\{((?:[^'}]|'[^']*'|\}(?!\}))*)\}\}/g, (_, body: string) =>
      /&&|\|\|/.test(body) ? `(${body.trim()})` : body.trim(),
    )
    .trim();
  if (!readExpression(joined, 0)) return undefined;
  return replaceScalar(document, scalar, joined);
}

const byHand: Fix = {
  title: 'Write the condition as one expression, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Leave out `${{` and `}}`: an `if:` needs none.',
    "Put single quotes around plain words, such as `github.ref == 'refs/heads/main'`.",
    'Look at the next run: what ran always until now can be skipped.',
  ],
};
