/**
 * One thing a person could do about a finding, before it is put into the form their editor understands.
 */
import type { Command } from 'vscode-languageserver';
import type { Finding } from '../../../rules/index.ts';
import type { FixAllTarget, FixTarget, IgnoreTarget } from '../messages.ts';
import type { Project } from '../project/project.ts';
import type { Session } from '../session.ts';

export interface Offer {
  readonly title: string;
  readonly kind: string;
  readonly mayBePreferred: boolean;
  /** Absent for what concerns a whole file. */
  readonly finding?: Finding;
  readonly does: Work | Command;
}

/** Edits that are computed when someone looks. Plain JSON: an editor hands it back to us. */
export type Work =
  | { readonly work: 'fix'; readonly target: FixTarget }
  | { readonly work: 'ignore'; readonly target: IgnoreTarget & { readonly version?: number } }
  | { readonly work: 'fix-all'; readonly target: FixAllTarget };

/** What all offers for one request share. */
export interface OfferContext {
  readonly session: Session;
  readonly project: Project;
  readonly uri: string;
  readonly path: string;
  readonly version: number | undefined;
  /** The findings this person sees in the file. */
  readonly shown: readonly Finding[];
}
