/**
 * The findings of one project, each text checked once. Rules of documents run at once for the text that changed;
 * everything else is checked again in slices when the editor is idle, and stays as it was until then.
 */
import {
  allRules,
  type Config,
  type Crash,
  check,
  checkDocument,
  type Document,
  type Facts,
  type Finding,
  largestText,
  type Outcome,
  type Report,
  type Repository,
  type RuleOutcome,
  readsDocuments,
} from '../../../rules/index.ts';
import { moveFindings } from './moved-findings.ts';
import type { Project } from './project.ts';

export interface WholeReport {
  readonly findings: readonly Finding[];
  readonly outcomes: readonly RuleOutcome[];
  readonly suppressed: Report['suppressed'];
}

/** A report, and what it was made of. What else a rule looked at is looked at again when the editor is idle. */
interface Checked {
  readonly document: Document;
  readonly config: Config;
  readonly answers: Facts['answers'];
  readonly report: Report;
}

const documentRules = allRules.filter(readsDocuments);
const repositoryRules = allRules.filter((rule) => !readsDocuments(rule));

export class ProjectFindings {
  private readonly checked = new Map<string, Checked>();
  private around: { readonly repository: Repository; readonly report: Report } | undefined;
  /** Grows whenever a whole check has said something. */
  generation = 0;
  private whole: { readonly repository: Repository; readonly report: WholeReport } | undefined;

  constructor(
    readonly project: Project,
    private readonly onCrash: (crash: Crash) => void,
  ) {}

  /** For squiggles: sorted by place; findings of rules over the whole repository are those of the last whole check, moved. */
  of(path: string): readonly Finding[] {
    const { repository } = this.project;
    const document = repository.documents.get(path);
    if (!document || isTooLarge(document)) return [];
    const own = this.check(document, repository).findings;
    return [...own, ...this.aroundOf(document)].sort(byStart);
  }

  /** For fixes: everything checked on the text as it is now, with fixes that fit it. */
  currentOf(path: string): readonly Finding[] {
    const { repository } = this.project;
    const document = repository.documents.get(path);
    if (!document || isTooLarge(document)) return [];
    const own = this.check(document, repository).findings;
    const around = this.checkAround(repository).findings.filter(({ place }) => place.path === path && place.span);
    return [...own, ...around].sort(byStart);
  }

  /** Findings without a place in a text: missing files and settings. */
  currentElsewhere(): readonly Finding[] {
    return this.checkAround(this.project.repository).findings.filter(({ place }) => place.span === null);
  }

  /** Checks everything that changed nothing since; gives way to typing between documents. Stops when `isCancelled`. */
  async settle(pause: () => Promise<void>, isCancelled: () => boolean = () => false): Promise<WholeReport> {
    for (;;) {
      const { repository } = this.project;
      if (this.whole?.repository === repository) return this.whole.report;
      const reports = await this.checkAll(repository, pause, isCancelled);
      if (isCancelled()) return this.whole?.report ?? nothing;
      if (reports && repository === this.project.repository) {
        const report = join([...reports, this.checkAround(repository)]);
        this.whole = { repository, report };
        this.generation++;
        return report;
      }
      await pause();
    }
  }

  private async checkAll(
    repository: Repository,
    pause: () => Promise<void>,
    isCancelled: () => boolean,
  ): Promise<readonly Report[] | undefined> {
    const reports: Report[] = [];
    for (const document of repository.documents.values()) {
      reports.push(this.checkAgain(document, repository));
      await pause();
      if (isCancelled() || repository !== this.project.repository) return undefined;
    }
    for (const path of this.checked.keys()) if (!repository.documents.has(path)) this.checked.delete(path);
    return reports;
  }

  private check(document: Document, repository: Repository): Report {
    const known = this.checked.get(document.path);
    const { config, facts } = repository;
    const holds = known?.document === document && known.config === config && known.answers === facts.answers;
    return holds ? known.report : this.checkAgain(document, repository);
  }

  private checkAgain(document: Document, repository: Repository): Report {
    const report = checkDocument(document, repository, documentRules);
    const { config, facts } = repository;
    this.checked.set(document.path, { document, config, answers: facts.answers, report });
    report.crashes.forEach(this.onCrash);
    return report;
  }

  private checkAround(repository: Repository): Report {
    if (this.around?.repository !== repository) {
      this.around = { repository, report: check(repository, { rules: repositoryRules }) };
      this.around.report.crashes.forEach(this.onCrash);
    }
    return this.around.report;
  }

  private aroundOf({ path, text }: Document): readonly Finding[] {
    if (!this.around) return [];
    const { repository, report } = this.around;
    const here = report.findings.filter(({ place }) => place.path === path && place.span);
    const before = repository.documents.get(path);
    return before ? moveFindings(here, path, before.text, text) : [];
  }
}

/** Nothing is said of it, rather than half of what could be. */
export function isTooLarge({ text }: Document): boolean {
  return text.length > largestText;
}

const nothing: WholeReport = { findings: [], outcomes: [], suppressed: { comment: 0, config: 0 } };

function join(reports: readonly Report[]): WholeReport {
  const said = new Map<string, Outcome>();
  for (const { rule, outcome } of reports.flatMap(({ outcomes }) => outcomes)) {
    const before = said.get(rule) ?? 'not-needed';
    said.set(rule, strength.indexOf(outcome) > strength.indexOf(before) ? outcome : before);
  }
  return {
    findings: reports.flatMap(({ findings }) => findings),
    outcomes: allRules.map((rule) => ({
      rule: rule.id,
      family: rule.family,
      item: rule.item,
      outcome: said.get(rule.id) ?? 'not-needed',
    })),
    suppressed: {
      comment: reports.reduce((sum, { suppressed }) => sum + suppressed.comment, 0),
      config: reports.reduce((sum, { suppressed }) => sum + suppressed.config, 0),
    },
  };
}

/** One document that is to do outweighs any number that are done. */
const strength: readonly Outcome[] = ['not-needed', 'done', 'unknown', 'to-do'];

function byStart(a: Finding, b: Finding): number {
  return (a.place.span?.start ?? 0) - (b.place.span?.start ?? 0) || (a.place.span?.end ?? 0) - (b.place.span?.end ?? 0);
}
