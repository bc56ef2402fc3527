/**
 * What a person has done so far, for the ticks of the walkthrough. Set by the thing itself happening, wherever it was
 * started from; remembered on this machine, so that ticks survive a restart.
 */
import { commands, type Disposable, type Memento, type Tab, window } from 'vscode';

export const steps = ['sawChecklist', 'fixedOne', 'readWhy', 'readSettings', 'keepsWatch'] as const;
export type Step = (typeof steps)[number];

/** The context key that a step of the walkthrough waits for. */
export function keyOf(step: Step): string {
  return `longhaul.did.${step}`;
}

export class Progress {
  constructor(private readonly memento: Memento) {}

  has(step: Step): boolean {
    return this.memento.get(keyOf(step)) === true;
  }

  reach(step: Step): void {
    if (this.has(step)) return;
    this.memento.update(keyOf(step), true);
    tell(step);
  }

  /** Tells the walkthrough what was done before it was opened. */
  tellAll(): void {
    for (const step of steps) if (this.has(step)) tell(step);
  }

  /** The page of a walkthrough is a tab of a kind that extensions are not told; its steps count some moments later. */
  followTabs(): Disposable {
    let timers: readonly ReturnType<typeof setTimeout>[] = [];
    const listener = window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      if (![...opened, ...changed].some(mayBeWalkthrough)) return;
      for (const timer of timers) clearTimeout(timer);
      timers = moments.map((moment) => setTimeout(() => this.tellAll(), moment));
    });
    return {
      dispose() {
        for (const timer of timers) clearTimeout(timer);
        listener.dispose();
      },
    };
  }
}

/** Milliseconds after a page opened. */
const moments = [0, 400, 2000];

function mayBeWalkthrough({ input }: Tab): boolean {
  return input === undefined;
}

/**
 * The editor ticks a step only when its key turns true while the page exists; a key that was true before is never noticed.
 * So the key turns true for a moment, as often as it takes.
 */
function tell(step: Step): void {
  commands.executeCommand('setContext', keyOf(step), true);
  commands.executeCommand('setContext', keyOf(step), false);
}
