/**
 * What a person reads about one occurrence: the message, the way the text takes, and the names other tools have for it.
 */
import { answerWords } from '../../data/ai-agents.ts';
import type { Equivalent, Related } from '../../engine/finding.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { Judgement } from '../../model/flow/judgement.ts';
import { flowingContexts } from '../../model/workflow/expression.ts';
import { wordsFor as holdingWords, isWorthTaking } from '../../model/workflow/privilege.ts';
import { wordsFor } from '../../model/workflow/trigger.ts';
import type { Occurrence } from './occurrences.ts';

/** Names the expression where the line stays short enough for a list of problems. */
export function messageFor(occurrence: Occurrence): string {
  const named = sentence(occurrence, `\`${occurrence.carrier}\``);
  if (named.length <= longest) return named;
  const short = sentence(occurrence, 'this value');
  return short.charAt(0).toUpperCase() + short.slice(1);
}

const longest = 110;

function sentence({ origin, judgement, context, script, quoting }: Occurrence, name: string): string {
  if (judgement.chooser === 'unknown' && quoting === 'comment')
    return `${name} is pasted into this comment, and a line break starts a command. Name it in words.`;
  const { words } = origin.text;
  const what = script.reader.kind === 'shell' ? 'this command' : 'this script';
  const remedy = context.path[0] === 'env' ? 'Let the shell read the variable.' : 'Pass it through `env`.';
  if (judgement.severity === 'fix-now' && judgement.holdings) {
    const held = isWorthTaking(judgement.holdings) ? ` with ${holdingWords(judgement.holdings)}` : '';
    const way = context.path[0] === 'env' ? remedy : `Pass ${name} through \`env\`.`;
    return `Anyone on GitHub can run commands here${held}. ${way}`;
  }
  if (judgement.chooser === 'unknown') return `${name} is pasted into ${what} before it runs. ${remedy}`;
  if (judgement.chooser === 'caller') return `Whoever calls this chooses ${name}, and ${what} runs it. ${remedy}`;
  if (origin.hops.length > 0) return `${name} holds ${words}, and ${what} runs it. ${remedy}`;
  return `${chooserWords[judgement.chooser]} can choose ${words}, and ${what} runs it. ${remedy}`;
}

const chooserWords: Readonly<Record<Exclude<Judgement['chooser'], 'caller' | 'unknown'>, string>> = {
  anyone: 'Anyone',
  'merged author': 'Contributors',
  maintainer: 'People with write access',
};

/** The trigger or the input first, then every place where the text is handed on. */
export function relatedFor(occurrence: Occurrence): readonly Related[] {
  const { origin, judgement, scripts } = occurrence;
  const { event, chooser } = judgement;
  const path = scripts.document.path;
  const start: Related[] = [];
  if (origin.input) {
    const message =
      chooser === 'caller' ? 'Whoever calls this fills the input.' : 'People with write access fill the input.';
    start.push({ place: { path, span: origin.input.span }, message });
  } else if (event) {
    start.push({ place: { path: event.path, span: event.at }, message: startWords(event.name, chooser) });
  }
  return [...start, ...origin.hops, ...othersIn(occurrence)];
}

/** What else the same expression can paste, where it stands on another line. */
function othersIn({ scripts: { document }, script, interpolation, context, at }: Occurrence): readonly Related[] {
  const [first, ...more] = flowingContexts(interpolation.expression);
  if (!first || more.length === 0) return [];
  return [first, ...more].flatMap((other) => {
    const span = sourceOf(script.scalar, other.start, other.end);
    const [from, to] = [Math.min(at.start, span.start), Math.max(at.start, span.start)];
    if (other === context || !document.text.slice(from, to).includes('\n')) return [];
    return [{ place: { path: document.path, span }, message: 'This can be pasted here too.' }];
  });
}

function startWords(event: string, chooser: Judgement['chooser']): string {
  if (chooser === 'anyone') return `Anyone can start this ${wordsFor(event)}.`;
  if (chooser === 'merged author') return 'The text comes along when you merge a pull request.';
  return 'People with write access start this.';
}

export function equivalentsFor({ judgement, origin, script }: Occurrence): readonly Equivalent[] {
  if (judgement.chooser === 'unknown') return ['zizmor:template-injection'];
  const rank = judgement.severity === 'fix-now' ? 'critical' : 'medium';
  const semgrep = script.reader.kind === 'shell' ? 'run-shell-injection' : 'github-script-injection';
  return [
    'zizmor:template-injection',
    'actionlint:expression',
    `codeql:actions/code-injection/${rank}`,
    'scorecard:Dangerous-Workflow',
    'poutine:injection',
    'octoscan:expression-injection',
    `semgrep:yaml.github-actions.security.${semgrep}.${semgrep}`,
    'checkov:CKV_GHA_2',
    ...(origin.text.words === answerWords ? answerNames : []),
  ];
}

/** What other tools call an agent’s answer in a command. */
const answerNames: readonly Equivalent[] = [
  'codeql:actions/improper-validation-of-ai-output/critical',
  'pipeline-check:GHA-123',
];
