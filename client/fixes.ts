/**
 * Carries out a fix a person asked for, whatever kind it is: edits through the server, steps in the panel, a setting on
 * GitHub after a question. Says what happened, once.
 */
import { l10n, ProgressLocation, window } from 'vscode';
import type {
  ChecklistFinding,
  ChecklistRow,
  Done,
  FindingTarget,
  FixAllTarget,
  FixSummary,
} from '../server/lsp/messages.ts';
import { findingsOf } from './checklist-store.ts';
import { confirmMany } from './confirm-many.ts';
import { mayAskGitHub } from './may-ask.ts';
import { openFillIn, openPlace } from './places.ts';
import type { Requests } from './requests.ts';
import { say, sayBriefly, sayFailure, sayNoServer } from './say.ts';

export interface FixWays {
  readonly showGuide: (target: FindingTarget, fix: number) => unknown;
  /** The lines before and after, with a button that carries it out. */
  readonly showChange: (target: FindingTarget) => unknown;
  readonly changeSetting: (target: FindingTarget, fix: FixSummary) => unknown;
  /** With one sentence on what was done. */
  readonly onApplied: (message: string) => void;
}

export class Fixes {
  constructor(
    private readonly requests: Requests,
    private readonly ways: FixWays,
  ) {}

  /**
   * `index` is the fix's place in the finding's list. What a person should look at is shown in the panel first, whose
   * button comes back here with `isSeen`.
   */
  async apply(target: FindingTarget, fix: FixSummary, index: number, isSeen = false): Promise<void> {
    if (fix.change) return void this.ways.changeSetting(target, fix);
    if (!isSeen && fix.safety === 'guided') return void this.ways.showGuide(target, index);
    if (!isSeen && fix.safety === 'careful' && !fix.asksGitHub) return void this.ways.showChange(target);
    if (fix.asksGitHub && !mayAskGitHub()) return;
    const ask = () => this.requests.applyFix({ ...target, fix: index, confirmed: isSeen });
    const done = fix.asksGitHub ? await whileAsking(fix.title, ask) : await ask();
    if (done) await this.report(done, { retry: () => this.apply(target, fix, index, isSeen), target, index });
    else sayNoServer();
  }

  /** Everything safe in the row at once; else what needs a look, file by file; else the first decision. */
  async applyRow(row: ChecklistRow): Promise<void> {
    const findings = findingsOf(row).filter(({ fixes }) => fixes.length > 0);
    if (findings.some(isSafe)) return this.applySafe(findings);
    const careful = findings.filter((finding) => isCareful(finding) && isInText(finding));
    if (careful.length > 1) return this.applyCareful(careful);
    const [finding] = careful.length > 0 ? careful : findings;
    const [fix] = finding?.fixes ?? [];
    if (!finding || !fix) return say(l10n.t('There is no fix for this yet. Its page says what to do by hand.'));
    if (!fix.change) await openPlace(finding.target);
    return this.apply(finding.target, fix, 0);
  }

  /** Stops at the first question that the person turns away. */
  private async applyCareful(findings: readonly ChecklistFinding[]): Promise<void> {
    for (const { uri, rule } of distinct(findings.map(({ target }) => target))) {
      const here = findings.filter(({ target }) => target.uri === uri && target.rule === rule);
      const titles = here.flatMap(({ fixes: [fix] }) => fix?.title ?? []);
      if (!(await this.applyEvery({ uri, rule, careful: true }, titles))) return;
    }
  }

  /** Careful fixes of one rule in one file, after a question that names each. False when it did not come to that. */
  async applyEvery(target: FixAllTarget, titles: readonly string[]): Promise<boolean> {
    const file = decodeURIComponent(target.uri.slice(target.uri.lastIndexOf('/') + 1));
    if (!(await confirmMany(file, titles))) return false;
    const done = await this.requests.fixAll(target);
    if (done) await this.report(done);
    else sayNoServer();
    return done?.done === true;
  }

  /** Runs the safe fixes of these findings, one request for each file and rule or each new file, and says what was done. */
  async applySafe(findings: readonly ChecklistFinding[]): Promise<void> {
    const safe = findings.filter(isSafe);
    if (safe.length === 0)
      return say(l10n.t('Nothing here can be fixed without your decision. Open the checklist to decide.'));
    const files = new Set(safe.map(({ target }) => target.uri));
    const failed: string[] = [];
    for (const { target } of safe.filter((finding) => !isInText(finding))) {
      const done = await this.requests.applyFix({ ...target, fix: 0 });
      if (!done) return sayNoServer();
      if (!done.done) failed.push(done.message);
      else if (done.fillIn) await openFillIn(done.fillIn);
    }
    for (const { uri, rule } of distinct(safe.filter(isInText).map(({ target }) => target))) {
      const done = await this.requests.fixAll({ uri, rule });
      if (!done) return sayNoServer();
      if (!done.done) failed.push(done.message);
    }
    if (failed.length > 0) return sayFailure(failed.join(' '));
    const words = [sayFixed(safe.length, files.size), sayLeft(findings.length - safe.length)].filter(Boolean).join(' ');
    this.ways.onApplied(words);
    say(words);
  }

  /** The answer of any server command that changes files. */
  async report(
    done: Done,
    { retry, target, index }: { retry?: () => unknown; target?: FindingTarget; index?: number } = {},
  ): Promise<void> {
    if (!done.done) return sayFailure(done.message, retry);
    this.ways.onApplied(done.message);
    if (done.fillIn) await openFillIn(done.fillIn);
    if (done.guide && target && index !== undefined) this.ways.showGuide(target, index);
    if (done.message) sayBriefly(done.message);
  }
}

function isSafe({ fixes }: ChecklistFinding): boolean {
  const [first] = fixes;
  return first?.safety === 'safe' && !first.asksGitHub && !first.change;
}

/** Its edits are known, but a person should look at them. */
function isCareful({ fixes }: ChecklistFinding): boolean {
  const [first] = fixes;
  return first?.safety === 'careful' && !first.asksGitHub && !first.change;
}

/** False for a file that is missing, and for a setting: those are fixed one by one. */
function isInText({ target }: ChecklistFinding): boolean {
  return target.range !== null;
}

function distinct(targets: readonly FindingTarget[]): readonly FindingTarget[] {
  return [...new Map(targets.map((target) => [`${target.rule} ${target.uri}`, target])).values()];
}

function whileAsking<Answer>(title: string, ask: () => Promise<Answer>): Promise<Answer> {
  return Promise.resolve(window.withProgress({ location: ProgressLocation.Window, title }, ask));
}

function sayFixed(places: number, files: number): string {
  if (places === 1) return l10n.t('Fixed one place. Undo takes it back.');
  if (files === 1) return l10n.t('Fixed {0} places in one file. Undo takes them back.', places);
  return l10n.t('Fixed {0} places in {1} files. Undo takes them back, file by file.', places, files);
}

function sayLeft(count: number): string {
  if (count === 0) return '';
  return count === 1 ? l10n.t('One more needs your decision.') : l10n.t('{0} more need your decision.', count);
}
