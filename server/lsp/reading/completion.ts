/**
 * Rule ids inside the brackets of our own ignore comment. Everywhere else others complete, and two lists annoy.
 */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { allRules, type Document, lineStartsOf } from '../../../rules/index.ts';
import { offsetAt, type Position, positionAt } from '../../positions.ts';
import type { Session } from '../session.ts';

export const completionTriggers: readonly string[] = ['[', ','];

export function answerCompletion(session: Session): void {
  session.connection.onCompletion(async ({ textDocument: { uri }, position }): Promise<CompletionItem[] | null> => {
    const located = await session.projects.locate(uri);
    const document = located?.project.document(located.path);
    return document ? completionsAt(document, position) : null;
  });
}

function completionsAt(document: Document, position: Position): CompletionItem[] | null {
  const offset = offsetAt(document, position);
  const lineStart = lineStartsOf(document)[position.line] ?? 0;
  const before = /[#;]\s*longhaul:\s*ignore(?:-file)?\[([^\]]*)$/.exec(document.text.slice(lineStart, offset));
  if (!before) return null;
  const names = before[1] ?? '';
  const typed = /[^,\s]*$/.exec(names)?.[0] ?? '';
  const rest = /^[\w-]*/.exec(document.text.slice(offset))?.[0] ?? '';
  const range = { start: positionAt(document, offset - typed.length), end: positionAt(document, offset + rest.length) };
  const used = new Set(names.split(',').map((name) => name.trim()));
  return allRules
    .filter(({ id, reads }) => !used.has(id) && (typeof reads === 'string' || reads.includes(document.kind)))
    .map(({ id, title }) => ({
      label: id,
      kind: CompletionItemKind.Value,
      detail: title,
      textEdit: { range, newText: id },
    }));
}
