/** Names of commands that only this client uses, in one place. The shared ones are in the server's messages.ts. */

export const palette = {
  openChecklist: 'longhaul.openChecklist',
  checkProject: 'longhaul.checkProject',
  checkActions: 'longhaul.checkActions',
  fixEverythingSafe: 'longhaul.fixEverythingSafe',
  explainHere: 'longhaul.explainHere',
  readSettings: 'longhaul.readSettings',
  chooseRepository: 'longhaul.chooseRepository',
  keepWatch: 'longhaul.keepWatch',
  openWalkthrough: 'longhaul.openWalkthrough',
  restart: 'longhaul.restart',
  showLog: 'longhaul.showLog',
  reportProblem: 'longhaul.reportProblem',
} as const;

/** Run from rows, links and buttons; they never stand in the palette. */
export const innerCommands = {
  explainRow: 'longhaul.row.explain',
  fixRow: 'longhaul.row.fix',
  openFinding: 'longhaul.finding.open',
  explainFinding: 'longhaul.finding.explain',
  ignoreFinding: 'longhaul.finding.ignore',
  fixFinding: 'longhaul.finding.fix',
  applyFromPanel: 'longhaul.panel.applyFix',
  openAsText: 'longhaul.panel.openAsText',
  fixApplied: 'longhaul.fixApplied',
  showFirst: 'longhaul.walkthrough.showFirst',
  explainFirst: 'longhaul.walkthrough.explainFirst',
  skipSettings: 'longhaul.walkthrough.skipSettings',
} as const;
