/**
 * The only door to the rules and the engine. Whoever speaks a protocol, draws a view or prints a line imports from here.
 */
export { allRules } from './all.ts';
export {
  type CheckOptions,
  type Crash,
  check,
  checkDocument,
  compare,
  type Report,
  type RuleOutcome,
} from './engine/check.ts';
export { type Config, configPaths, type Mistake, noConfig, readConfig } from './engine/config.ts';
export { type Document, largestText, readDocument } from './engine/document.ts';
export { applyEdits, eolOf, selectCompatible } from './engine/edit/apply.ts';
export { setKey } from './engine/edit/yaml.ts';
export {
  type ActionFacts,
  type Answer,
  type Commit,
  type CommitRequest,
  commitKey,
  type FactRequest,
  type Facts,
  newest,
  noFacts,
  type OnlineAdvisory,
} from './engine/facts.ts';
export {
  type Certainty,
  certainties,
  type Edit,
  type Equivalent,
  type Family,
  type Finding,
  type Fix,
  type NewFile,
  type Outcome,
  type Place,
  type Related,
  type Safety,
  type SettingChange,
  type SettingName,
  type Severity,
  severities,
  type TextEdit,
} from './engine/finding.ts';
export { fingerprints } from './engine/fingerprint.ts';
export { isGenerated } from './engine/generated.ts';
export { commentsOf, type IgnoreComment, isIgnored } from './engine/ignore.ts';
export { foldOutcomes, type Item, items } from './engine/items.ts';
export { type Kind, kindOf, kinds, languageOf } from './engine/kinds.ts';
export { lineAt, lineStartsOf } from './engine/lines.ts';
export { blocksOf, type CodeBlock, type Heading, headings, type Page, readPage } from './engine/page.ts';
export { documentsOf, type Repository } from './engine/repository.ts';
export { type DocumentRule, type Found, type Rule, readsDocuments } from './engine/rule.ts';
export { isShown, type Show, shows } from './engine/show.ts';
export { type Gap, itemsAt, mapAt, type Span } from './engine/tree.ts';
export { usualPaths } from './engine/usual-path.ts';
export type { AboutRepository, Setting } from './model/settings/setting.ts';
export { readSettings, type Settings, settingRoutes } from './model/settings/settings.ts';
export { type ActionQuestion, actionQuestionsOf } from './model/workflow/action-facts.ts';
export { type JobRights, jobRightsIn } from './model/workflow/rights-words.ts';
