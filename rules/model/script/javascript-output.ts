/**
 * What an `actions/github-script` step hands on: `core.setOutput('name', …)`, `core.exportVariable('NAME', …)`, `core.addPath(…)`,
 * and, as the output `result`, what it returns.
 * A name is followed to the last line that gives it a value; more of the language is not read.
 */
import type { Span } from '../../engine/tree.ts';

export interface ScriptOutput extends Span {
  readonly to: 'output' | 'env' | 'path';
  /** In lower case; '' for a folder. */
  readonly name: string;
  /** The stretches of the script that make the value, in its own units: the value, and where its names got theirs. */
  readonly stretches: readonly Span[];
  /** The context it is taken from unchanged: `context.payload.issue.title` is `github.event.issue.title`. */
  readonly payload: string | undefined;
  /** Contexts that are part of it: `${context.payload.issue.title}` in a template, or a piece of one. */
  readonly parts: readonly string[];
  /** The variable it is taken from unchanged: `process.env.TITLE`. */
  readonly variable: string | undefined;
}

/** `name` in lower case. */
export function outputsOfScript(script: string, name: string, to: ScriptOutput['to']): readonly ScriptOutput[] {
  return handedOnIn(script, (output) => output.to === to && output.name === name);
}

/** What it hands to every later step of the job. */
export function exportsOfScript(script: string): readonly ScriptOutput[] {
  return handedOnIn(script, ({ to }) => to !== 'output');
}

function handedOnIn(
  script: string,
  isWanted: (output: Pick<ScriptOutput, 'to' | 'name'>) => boolean,
): readonly ScriptOutput[] {
  return [...script.matchAll(outputPattern)].flatMap((match) => {
    const [whole, setter, , named, given, folder, returned] = match;
    const to = folder !== undefined ? 'path' : setter === 'exportVariable' ? 'env' : 'output';
    const name = named?.toLowerCase() ?? (folder === undefined ? 'result' : '');
    if (!isWanted({ to, name })) return [];
    const value = given ?? folder ?? returned ?? '';
    const start = match.index + whole.length - value.length;
    const stretches = stretchesOf(script, { start, end: start + value.length });
    const texts = [
      ...stretches.map((stretch) => script.slice(stretch.start, stretch.end)),
      ...takenApart(script, value),
    ];
    return [
      {
        to,
        name,
        start,
        end: start + value.length,
        stretches,
        payload: firstMatch(texts, payloadPattern)?.replaceAll('?', '').toLowerCase(),
        parts: texts.flatMap(partsOf),
        variable: firstMatch(texts, variablePattern),
      },
    ];
  });
}

const outputPattern =
  /\b(setOutput|exportVariable)\(\s*(['"`])([\w-]+)\2\s*,\s*([^;\n]+)|\baddPath\(\s*([^;\n]+)|\breturn\s+([^;\n]+)/g;
const variablePattern = /^\s*\(?\s*process\.env(?:\.(\w+)|\[['"](\w+)['"]\])/;
const payloadPattern = /^\s*\(?\s*(?:github\.)?context\.payload\.([\w.?]+?)(?:\.(?:trim|toString|replace)\(.*)?[\s)]*$/;

const partPattern =
  /(?:\$\{|\+)\s*context\.payload\.([\w.?]+?)(?:\.(?:trim|toString)\(\))?\s*(?:\}|[+;)\n]|$)|\bcontext\.payload\.([\w.?]+?)(?:\s*\+|\.(?:split|slice|substr|substring|toLowerCase)\()/g;

function partsOf(text: string): readonly string[] {
  return [...text.matchAll(partPattern)].map(
    ([, inner, cut]) => `github.event.${(inner ?? cut ?? '').replaceAll('?', '').toLowerCase()}`,
  );
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const match = pattern.exec(text);
    const found = match?.[1] ?? match?.[2];
    if (found) return pattern === payloadPattern ? `github.event.${found}` : found;
  }
  return undefined;
}

/** The stretch itself, and for each name in it the value that it was given before; three steps back at most. */
function stretchesOf(script: string, first: Span): readonly Span[] {
  const found: Span[] = [first];
  const seen = new Set<string>();
  for (let index = 0; index < found.length && found.length < 6; index++) {
    const span = found[index];
    if (!span) break;
    for (const [name] of script.slice(span.start, span.end).matchAll(/(?<![.\w'"`])[A-Za-z_$][\w$]*(?![\w$]*\s*\()/g)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const given = givenTo(script, name, first.start);
      if (given) found.push(given);
    }
  }
  return found;
}

/** `const { title } = context.payload.issue`: then `title` is `context.payload.issue.title`. */
function takenApart(script: string, value: string): readonly string[] {
  const name = /^\s*([A-Za-z_$][\w$]*)\s*\)?\s*$/.exec(value)?.[1];
  if (!name) return [];
  return [...script.matchAll(/\b(?:const|let|var)\s*\{([^}]*)\}\s*=\s*([^;\n]+)/g)].flatMap(
    ([, names = '', from = '']) => {
      const named = names.split(',').map((part) => part.split(':').map((side) => side.trim()));
      const match = named.find((sides) => sides.at(-1) === name);
      return match ? [`${from.trim()}.${match[0]}`] : [];
    },
  );
}

function givenTo(script: string, name: string, before: number): Span | undefined {
  const escaped = name.replaceAll('$', '\\$');
  const pattern = new RegExp(`(?:\\b(?:const|let|var)\\s+|^\\s*)${escaped}\\s*=(?!=)\\s*([^;\\n]+)`, 'gm');
  let last: Span | undefined;
  for (const match of script.matchAll(pattern)) {
    const [whole, value = ''] = match;
    if (match.index < before)
      last = { start: match.index + whole.length - value.length, end: match.index + whole.length };
  }
  return last;
}

/** `pulls`: the stretch hands on the whole of what GitHub says about a pull request; `issues`: about an issue. */
export function wholeAnswer(script: string, stretch: string): 'pulls' | 'issues' | undefined {
  const name = /^\s*([A-Za-z_$][\w$]*)(\.data)?\s*;?\s*$/.exec(stretch);
  if (!name?.[1]) return undefined;
  const escaped = name[1].replaceAll('$', '\\$');
  const left = name[2] ? escaped : `\\{[^}]*\\bdata\\s*(?::\\s*|(?=\\}))${name[1] === 'data' ? '' : escaped}\\s*\\}`;
  const asked = new RegExp(`\\b(?:const|let|var)\\s+${left}\\s*=\\s*await\\s+[\\w.]*\\b(pulls|issues)\\.get\\(`);
  const found = asked.exec(script)?.[1];
  return found === 'pulls' || found === 'issues' ? found : undefined;
}
