/**
 * What follows a change once the editor is idle: the rest of the repository is checked again, and whoever shows something is told
 * if, and only if, it is different now.
 */
import { inBackground } from './background.ts';
import { methods } from './messages.ts';
import type { ProjectFindings } from './project/project-findings.ts';
import type { Diagnostics } from './reading/diagnostics.ts';
import type { Push } from './reading/push.ts';
import type { Session } from './session.ts';
import { slices } from './slices.ts';
import type { Reread } from './watched-files.ts';

export class AfterChange {
  private readonly changed = new Set<ProjectFindings>();
  private readonly relist = new Set<ProjectFindings>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isRunning = false;

  constructor(
    private readonly session: Session,
    private readonly diagnostics: Diagnostics,
    private readonly push: Push | undefined,
  ) {}

  soon(findings: ProjectFindings): void {
    this.changed.add(findings);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => inBackground(this.session.connection, this.run()), idle);
  }

  /** The disk changed: one file is read again at once, a whole repository once nothing more happens. */
  async reread({ findings, path }: Reread): Promise<void> {
    if (path === undefined) this.relist.add(findings);
    else await findings.project.reload(path);
    this.soon(findings);
  }

  /** After something that concerns every project, such as the settings of the editor. */
  all(): void {
    for (const findings of this.session.projects.current) this.soon(findings);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (this.isRunning || this.changed.size === 0) return;
    this.isRunning = true;
    try {
      const all = [...this.changed];
      this.changed.clear();
      for (const findings of all) await this.settle(findings);
      if (this.session.abilities.longhaul) await this.session.connection.sendNotification(methods.checklistChanged);
    } finally {
      this.isRunning = false;
    }
    if (this.changed.size > 0) this.timer = setTimeout(() => inBackground(this.session.connection, this.run()), idle);
  }

  private async settle(findings: ProjectFindings): Promise<void> {
    const { project } = findings;
    if (this.relist.delete(findings)) await project.load();
    const uris = project.openPaths.map((path) => project.uriOf(path));
    // What was answered last, and not what an answer would be now: someone may have checked again in between.
    const before = uris.map((uri) => this.diagnostics.answeredId(uri));
    await findings.settle(slices(), () => this.changed.has(findings));
    const after = await Promise.all(uris.map(async (uri) => (await this.diagnostics.of(uri))?.resultId));
    const isDifferent = uris.some((_, index) => before[index] !== undefined && before[index] !== after[index]);
    if (this.push) for (const uri of uris) await this.push.now(uri);
    else if (isDifferent && this.session.abilities.refreshesDiagnostics)
      await this.session.connection.languages.diagnostics.refresh();
  }
}

/** Milliseconds without a key press. */
const idle = 400;
