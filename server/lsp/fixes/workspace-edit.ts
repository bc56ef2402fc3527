/**
 * Edits of a fix as an edit of the protocol, in the form that the editor can take.
 */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type Edit, eolOf, type NewFile, type TextEdit as OurTextEdit } from '../../../rules/index.ts';
import { rangeOf } from '../../positions.ts';
import type { Abilities } from '../abilities.ts';
import type { Project } from '../project/project.ts';

/** Nothing when a file has gone, already exists, or the editor cannot create one. `confirm`: what a person should look at first. */
export function toWorkspaceEdit(
  edits: readonly Edit[],
  project: Project,
  abilities: Abilities,
  confirm?: ChangeAnnotation,
): WorkspaceEdit | undefined {
  const created = edits.filter(isNewFile);
  const texts = textsByPath(edits, project);
  if (!texts || (created.length > 0 && !abilities.createsFiles)) return undefined;
  if (created.some(({ path }) => project.repository.paths.includes(path))) return undefined;
  if (!abilities.takesVersionedEdits) {
    return { changes: Object.fromEntries([...texts].map(([path, changes]) => [project.uriOf(path), changes])) };
  }
  const asks = confirm && abilities.confirmsEdits ? { annotationId: annotation } : {};
  const annotate = (changes: readonly TextEdit[]): (TextEdit | AnnotatedTextEdit)[] =>
    changes.map((change) => ({ ...change, ...asks }));
  const changed: TextDocumentEdit[] = [...texts].map(([path, changes]) => ({
    textDocument: { uri: project.uriOf(path), version: project.openTextOf(path)?.version ?? null },
    edits: annotate(changes),
  }));
  const made = created.flatMap((file): (CreateFile | TextDocumentEdit)[] => {
    const uri = project.uriOf(file.path);
    return [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false }, ...asks },
      { textDocument: { uri, version: null }, edits: annotate([{ range: fileStart, newText: file.create }]) },
    ];
  });
  return {
    documentChanges: [...made, ...changed],
    ...('annotationId' in asks && confirm ? { changeAnnotations: { [annotation]: confirm } } : {}),
  };
}

const annotation = 'longhaul';
const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function textsByPath(edits: readonly Edit[], project: Project): ReadonlyMap<string, TextEdit[]> | undefined {
  const texts = new Map<string, TextEdit[]>();
  const ours = edits.filter((edit): edit is OurTextEdit => !isNewFile(edit));
  for (const { path, span, text } of ours.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const document = project.document(path);
    if (!document) return undefined;
    const change = { range: rangeOf(document, span), newText: text.replace(/\r?\n/g, eolOf(document.text)) };
    texts.set(path, [...(texts.get(path) ?? []), change]);
  }
  return texts;
}

export function isNewFile(edit: Edit): edit is NewFile {
  return 'create' in edit;
}
