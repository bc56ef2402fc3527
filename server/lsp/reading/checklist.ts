/**
 * The checklist: the outcomes of all rules, folded into rows. Nothing else decides what is done.
 */
import { allRules, type Finding, foldOutcomes, items, type Rule, type RuleOutcome } from '../../../rules/index.ts';
import { summaryOf } from '../fixes/fix-summary.ts';
import {
  type Checklist,
  type ChecklistFinding,
  type ChecklistRow,
  methods,
  type RepositoryChecklist,
} from '../messages.ts';
import { shownTo } from '../person-settings.ts';
import type { Project } from '../project/project.ts';
import type { ProjectFindings, WholeReport } from '../project/project-findings.ts';
import { remotesOf } from '../project/remotes.ts';
import { nameOf } from '../project/uri.ts';
import type { Session } from '../session.ts';
import { slices } from '../slices.ts';
import { targetOf } from '../targets.ts';
import { whereOf } from './where.ts';

export function answerChecklist(session: Session, settingsRead: ReadonlyMap<string, string>): void {
  session.connection.onRequest(methods.checklist, async (): Promise<Checklist> => {
    if (!session.projects.hasFolders) return { repositories: [], state: 'no-folder' };
    const projects = await session.projects.all();
    if (projects.length === 0) return { repositories: [], state: 'no-repository' };
    const repositories: RepositoryChecklist[] = [];
    for (const findings of projects) repositories.push(await checklistOf(session, findings, settingsRead));
    return { repositories, state: 'ready' };
  });
}

async function checklistOf(
  session: Session,
  findings: ProjectFindings,
  settingsRead: ReadonlyMap<string, string>,
): Promise<RepositoryChecklist> {
  const { project } = findings;
  const report = await findings.settle(slices());
  const at = settingsRead.get(project.root);
  const shown = shownTo(await session.settings.of(project.root), report.findings);
  return {
    uri: project.root,
    name: nameOf(project.root),
    rows: items.map((item) => toRow(item, report, shown, project)),
    suppressed: { ...report.suppressed },
    remotes: await remotesOf(project.root, session.files),
    ...(at ? { settingsRead: { at } } : {}),
  };
}

function toRow(
  item: (typeof items)[number],
  report: WholeReport,
  shown: readonly Finding[],
  project: Project,
): ChecklistRow {
  const rules = allRules.filter((rule) => rule.item === item.id);
  const outcomes = rules.flatMap(({ id }) => report.outcomes.find(({ rule }) => rule === id) ?? []);
  const certain = report.findings.filter(
    ({ rule, certainty }) => certainty === 'certain' && rules.some(({ id }) => id === rule),
  );
  const toDo = rules.filter(({ id }) => outcomes.some(({ rule, outcome }) => rule === id && outcome === 'to-do'));
  return {
    item: item.id,
    title: item.title,
    group: item.group,
    outcome: foldOutcomes(outcomes.map(({ outcome }) => outcome)),
    byHand: item.byHand,
    count: certain.length,
    effort: longestOf(toDo.length > 0 ? toDo : rules),
    rules: rules.map((rule) => ({
      rule: rule.id,
      family: rule.family,
      title: rule.title,
      outcome: outcomeOf(rule, outcomes),
      findings: shown.filter((finding) => finding.rule === rule.id).map((finding) => toFinding(finding, project)),
    })),
  };
}

function outcomeOf({ id }: Rule, outcomes: readonly RuleOutcome[]): RuleOutcome['outcome'] {
  return outcomes.find(({ rule }) => rule === id)?.outcome ?? 'unknown';
}

const efforts: readonly Rule['effort'][] = ['one click', '5 minutes', 'an hour', 'an afternoon'];

function longestOf(rules: readonly Rule[]): string {
  const longest = Math.max(-1, ...rules.map(({ effort }) => efforts.indexOf(effort)));
  const effort = efforts[longest];
  return effort === 'one click' ? '1 click' : (effort ?? '');
}

function toFinding(finding: Finding, project: Project): ChecklistFinding {
  return {
    target: targetOf(finding, project),
    message: finding.message,
    severity: finding.severity,
    where: whereOf(finding, project),
    fixes: finding.fixes.map(summaryOf),
  };
}
