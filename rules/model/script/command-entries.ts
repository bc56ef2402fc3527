/**
 * Finds a command in the table: by its first words, or by the path it calls for `gh api` and curl.
 */
import { type CommandEntry, shellEntries } from '../../data/permissions.ts';
import { curlRequest, ghRequest, requestEntries } from '../token/github-request.ts';
import { programOf } from './command-program.ts';

/** Absent when the table does not know the command. `text`: the command as written. */
export function entriesFor(words: readonly string[], text: string): readonly CommandEntry[] | undefined {
  const program = programOf(words);
  if (program[0] === 'gh' && program[1] === 'api') return requestEntries(ghRequest(program.slice(2)), text);
  if (
    program[0] === 'curl' &&
    /api\.github\.com|uploads\.github\.com|github\.api_url|GITHUB_API_URL|GITHUB_GRAPHQL_URL/.test(text)
  )
    return requestEntries(curlRequest(program.slice(1)), text);
  const found = program === words ? matching(words) : [...new Set([...matching(words), ...matching(program)])];
  return found.length > 0 ? found : undefined;
}

function matching(words: readonly string[]): readonly CommandEntry[] {
  const [first = '', ...others] = words;
  const own = first.startsWith('./') && !/^\.\/(gradlew|mvnw)$/.test(first) ? first.slice(2) : first;
  const name = own === 'python3' || own === 'py' ? 'python' : own;
  const entries = shellEntries(name);
  if (entries.length === 0) return [];
  const normal = [name, ...others];
  return entries.filter((entry) => isInOrder(entry.words, normal)).map(({ entry }) => entry);
}

/** The words of the entry, in their order, other words allowed between; the first one is the program. */
function isInOrder(wanted: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const word of words) if (word === wanted[at]) at++;
  return at === wanted.length;
}
