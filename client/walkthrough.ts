/**
 * What the buttons of the five first steps do. The texts are in `walkthrough/` and in the manifest.
 *
 * The fifth step sets up updates and no check in the builds: Longhaul has no release that a workflow could name by an
 * exact commit yet, and a workflow that fetches something movable is what we tell people to avoid. The text says so.
 */
import { l10n } from 'vscode';
import type { ChecklistStore } from './checklist-store.ts';
import type { Explain } from './explain.ts';
import type { Fixes } from './fixes.ts';
import { openPlace } from './places.ts';
import type { Progress } from './progress.ts';
import { say, sayBriefly } from './say.ts';

const updates = 'fresh-dependencies';

export class Walkthrough {
  constructor(
    private readonly store: ChecklistStore,
    private readonly explain: Explain,
    private readonly fixes: Fixes,
    private readonly progress: Progress,
  ) {
    store.onDidChange(() => this.look());
  }

  /** Opens the first place that a fix would change, and leaves the fix to the person. */
  async showFirst(): Promise<void> {
    await this.store.untilLoaded();
    const first = this.store.findings.find(({ fixes, target }) => fixes.length > 0 && target.range !== null);
    if (!first) return say(l10n.t('Nothing in your files needs a fix right now. This step is done for you.'));
    await openPlace(first.target);
    sayBriefly(l10n.t('Press Ctrl+. (Cmd+. on a Mac) to see the fix.'));
  }

  async explainFirst(): Promise<void> {
    await this.store.untilLoaded();
    const [first] = this.store.findings;
    if (first) return this.explain.finding(first.target);
    const [row] = this.store.repositories.flatMap(({ rows }) => rows.filter(({ rules }) => rules.length > 0));
    if (row) return this.explain.row(row);
    say(l10n.t('Open a folder with a project first, then there is something to explain.'));
  }

  async keepWatch(): Promise<void> {
    await this.store.untilLoaded();
    const rows = this.store.repositories.flatMap((repository) =>
      repository.rows.filter(({ item }) => item === updates),
    );
    const open = rows.find(({ outcome }) => outcome === 'to-do');
    if (open) return this.fixes.applyRow(open);
    say(
      rows.length > 0
        ? l10n.t('Updates are set up here. Nothing is left to do in this step.')
        : l10n.t('Open a folder with a project first, then updates can be set up for it.'),
    );
  }

  /** Steps that someone did elsewhere, or that have nothing to do here, are ticked too. */
  private look(): void {
    if (this.store.state !== 'ready') return;
    const rows = this.store.repositories.flatMap((repository) => repository.rows);
    if (rows.some(({ item, outcome }) => item === updates && outcome === 'done')) this.progress.reach('keepsWatch');
    if (this.store.repositories.some(({ settingsRead }) => settingsRead !== undefined))
      this.progress.reach('readSettings');
    const hasFix = this.store.findings.some(({ fixes }) => fixes.length > 0);
    if (rows.length > 0 && !hasFix) this.progress.reach('fixedOne');
  }
}
