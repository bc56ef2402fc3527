/**
 * Requests to GitHub's API that a script makes with `gh api`, curl or a client: method and path, and what the table says of them.
 */
import {
  type CommandEntry,
  methodEntries,
  mutationEntries,
  type PathEntry,
  pathEntries,
} from '../../data/permissions.ts';

export interface GitHubRequest {
  readonly method: string;
  /** `repos/{owner}/{repo}/issues`, as written; absent when a variable holds it. */
  readonly path: string | undefined;
}

const unknown: readonly CommandEntry[] = [{ answer: 'unknown' }];

/** `text`: the command, to look for a mutation in it. */
export function requestEntries({ method, path }: GitHubRequest, text: string): readonly CommandEntry[] {
  if (path === undefined) return unknown;
  if (/^\/?graphql$/.test(path)) return graphqlEntries(text);
  const segments = segmentsOf(path);
  const fitting = pathEntries().filter(
    (entry) => (entry.method === method || entry.method === '*') && fits(entry, segments),
  );
  if (fitting.length === 0) return unknown;
  const best = fitting.map(rank).reduce((high, one) => Math.max(high, one), 0);
  return fitting.filter((entry) => rank(entry) === best).map(({ entry }) => entry);
}

/** Reading with GraphQL needs nothing on public data; what a mutation needs goes by its name. */
export function graphqlEntries(text: string): readonly CommandEntry[] {
  if (!/\bmutation\b/.test(text))
    return /@\S|\$\(/.test(text) && !/\bquery\b/.test(text) ? unknown : [{ answer: 'none' }];
  const found = [...text.matchAll(/\b([a-z]\w+)\s*\(/g)].flatMap(([, name = '']) => mutationEntries(name));
  return found.length > 0 ? found : unknown;
}

export function namedMethod(name: string): readonly CommandEntry[] {
  const [group = ''] = name.split('.');
  const found = methodEntries(name);
  if (found.length > 0) return found;
  const whole = methodEntries(group);
  return whole.length > 0 ? whole : unknown;
}

function rank({ segments }: PathEntry): number {
  return segments.length * 100 + segments.filter((segment) => !segment.startsWith('{')).length;
}

function fits({ segments, entry }: PathEntry, path: readonly string[]): boolean {
  if (path.length < segments.length || ('exact' in entry && path.length > segments.length)) return false;
  return segments.every((segment, index) => segment.startsWith('{') || segment === path[index]);
}

const resources =
  'issues pulls contents git releases actions commits branches labels milestones deployments check-runs check-suites statuses pages dispatches merges compare code-scanning dependency-graph attestations tags'.split(
    ' ',
  );

/** A variable can stand for owner and name at once: `repos/$GITHUB_REPOSITORY/issues`. */
function segmentsOf(path: string): readonly string[] {
  const clean = path
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^(\$\{\{[^}]*\}\}|\$\{?\w+\}?)(?=\/repos\/)/, '')
    .replace(/\?.*$/, '')
    .replace(/\$\{\{.*?\}\}/g, '{x}');
  const segments = clean.split('/').filter((segment) => segment !== '');
  const [first, second = '', third] = segments;
  const holdsBoth = first === 'repos' && /^[{$:]/.test(second) && (third === undefined || resources.includes(third));
  return holdsBoth ? ['repos', '{owner}', '{repo}', ...segments.slice(2)] : segments;
}

const ghValued =
  /^(-X|--method|-f|-F|--field|--raw-field|-H|--header|--input|-q|--jq|-t|--template|--hostname|-p|--preview|--cache)$/;

/** `words`: what stands behind `gh api`. */
export function ghRequest(words: readonly string[]): GitHubRequest {
  let method: string | undefined;
  let path: string | undefined;
  let sends = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const stated = /^(?:-X|--method=)(\w+)$/.exec(word)?.[1];
    if (stated) method = stated;
    else if (ghValued.test(word)) {
      if (word === '-X' || word === '--method') method = words[index + 1];
      if (/^(-f|-F|--field|--raw-field|--input)$/.test(word)) sends = true;
      index++;
    } else if (/^(-f|-F|--(field|raw-field|input)=)/.test(word)) sends = true;
    else if (!word.startsWith('-')) path ??= word;
  }
  return { method: (method ?? (sends ? 'POST' : 'GET')).toUpperCase(), path: isHidden(path) ? undefined : path };
}

/** `words`: what stands behind `curl`. */
export function curlRequest(words: readonly string[]): GitHubRequest {
  const url = words.find(
    (word) => /github\.com|github\.api_url|GITHUB_API_URL|GITHUB_GRAPHQL_URL/.test(word) && !/^-/.test(word),
  );
  const at = words.findIndex((word) => word === '-X' || word === '--request');
  const stated = at < 0 ? words.map((word) => /^(?:-X|--request=)(\w+)$/.exec(word)?.[1]).find(Boolean) : words[at + 1];
  const sends = words.some((word) => /^(-d|-F|-T|--data(-\w+)?|--form|--upload-file|--json)(=|$)/.test(word));
  const path = url
    ?.replace(/^(https?:\/\/(api|uploads)\.github\.com|\$\{\{\s*github\.api_url\s*\}\}|\$\{?GITHUB_API_URL\}?)/, '')
    .replace(/^.*GITHUB_GRAPHQL_URL.*$/, 'graphql');
  return { method: (stated ?? (sends ? 'POST' : 'GET')).toUpperCase(), path: isHidden(path) ? undefined : path };
}

function isHidden(path: string | undefined): boolean {
  return path === undefined || /^\$(?!\{\{[^}]*\}\}\/repos\/)/.test(path);
}
