/**
 * The diagnostics of each document as its reader wants them, with an id that changes only when they do.
 */
import type { Diagnostic } from 'vscode-languageserver';
import type { Document, Finding } from '../../../rules/index.ts';
import { type PersonSettings, shownTo } from '../person-settings.ts';
import { moveFindings } from '../project/moved-findings.ts';
import { isTooLarge } from '../project/project-findings.ts';
import type { Located } from '../project/projects.ts';
import type { Session } from '../session.ts';
import { toDiagnostic } from './diagnostic.ts';

export interface Diagnosed {
  readonly resultId: string;
  readonly items: Diagnostic[];
  /** Absent for a file that is not open. */
  readonly version: number | undefined;
}

export class Diagnostics {
  private readonly last = new Map<string, Diagnosed>();
  private readonly answered = new Map<string, string>();
  private readonly saved = new Map<string, number>();
  private readonly atSave = new Map<string, { readonly document: Document; readonly findings: readonly Finding[] }>();
  private count = 0;

  constructor(private readonly session: Session) {}

  /** Nothing for a file that is not ours. */
  async of(uri: string): Promise<Diagnosed | undefined> {
    const [located, settings] = await Promise.all([this.session.projects.locate(uri), this.session.settings.of(uri)]);
    return located && this.diagnose(uri, located, settings);
  }

  diagnose(uri: string, { findings, project, path }: Located, settings: PersonSettings): Diagnosed {
    const version = project.openTextOf(path)?.version;
    const document = project.document(path);
    if (!document) return this.named(uri, [], version);
    if (version !== undefined) this.session.status.show(uri, isTooLarge(document) ? 'too-large' : 'checked');
    const items = shownTo(
      settings,
      this.findingsFor(uri, document, settings, version, () => findings.of(path)),
    ).flatMap((finding) => toDiagnostic(finding, document, project, this.session.abilities) ?? []);
    return this.named(uri, items, version);
  }

  /** The same, for an answer to a question about this document. What a question about all of them answers, editors leave out for open ones. */
  async answer(uri: string): Promise<Diagnosed | undefined> {
    const diagnosed = await this.of(uri);
    if (diagnosed) this.answered.set(uri, diagnosed.resultId);
    return diagnosed;
  }

  /** The id that went out with the last answer. Absent when nobody asked yet. */
  answeredId(uri: string): string | undefined {
    return this.answered.get(uri);
  }

  /** The text a person sees is the one on disk. */
  setSaved(uri: string, version: number): void {
    this.saved.set(uri, version);
  }

  forget(uri: string): void {
    this.answered.delete(uri);
    this.saved.delete(uri);
    this.atSave.delete(uri);
  }

  /** For a person who wants to be told only when they save: what stood there at that time, where it still stands. */
  private findingsFor(
    uri: string,
    document: Document,
    { checkWhile }: PersonSettings,
    version: number | undefined,
    look: () => readonly Finding[],
  ): readonly Finding[] {
    if (checkWhile === 'typing' || version === undefined) return look();
    const before = this.atSave.get(uri);
    if (version === this.saved.get(uri) || !before) {
      const findings = look();
      this.atSave.set(uri, { document, findings });
      return findings;
    }
    return moveFindings(before.findings, document.path, before.document.text, document.text);
  }

  /** A new version is new to the editor, so only within one version it is worth looking whether anything is different. */
  private named(uri: string, items: Diagnostic[], version: number | undefined): Diagnosed {
    const before = this.last.get(uri);
    const isKnown = before && (items.length === 0 || before.version === version);
    const isSame = isKnown && JSON.stringify(before.items) === JSON.stringify(items);
    const diagnosed = { resultId: isSame ? before.resultId : String(++this.count), items, version };
    this.last.set(uri, diagnosed);
    return diagnosed;
  }
}
