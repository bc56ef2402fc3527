/**
 * `longhaul check`: from arguments to an exit code. Reads, checks, mends if asked, prints.
 */
import { setFlagsFromString } from 'node:v8';
import { severities } from '../../rules/index.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { gather, type Subject } from './gather.ts';
import { helpText } from './help.ts';
import { type CheckArguments, readArguments } from './options.ts';
import { plainText } from './print-text.ts';
import { type Result, resultOf } from './result.ts';
import { visible } from './visible.ts';

/** 0 nothing to fix now · 1 something to fix now · 2 wrong use · 3 something could not be read. */
export async function check(args: readonly string[]): Promise<number> {
  const options = readArguments(args);
  if (options === 'help') return say(helpText, 0);
  if (typeof options === 'string') return complain(`${options}\nTry: longhaul --help`);
  const baseline = options.baseline === undefined ? new Set<string>() : await readBaseline(options.baseline);
  if (typeof baseline === 'string') return complain(baseline);

  // Nearly everything a check makes is kept to its end, so a nursery that grows costs a fifth of the memory and saves no time.
  setFlagsFromString('--semi-space-growth-factor=1');
  const gathered = await gather(options.paths, options.as);
  if (gathered.wrongUse) return complain(gathered.wrongUse);
  const asked = options.online
    ? await (await import('./online.ts')).askAbout(gathered.subjects, options.cacheDir)
    : gathered.subjects;
  const subjects = options.fix === 'no' ? asked : await mend(asked, options);
  const result = resultOf({ ...gathered, subjects }, options.show, baseline);

  sayCrashes(result);
  if (options.writeBaseline !== undefined && !(await writeBaseline(options.writeBaseline, result.fingerprints)))
    return complain(`${options.writeBaseline} cannot be written. Does its folder exist?`);
  const text = await print(result, options);
  if (text) process.stdout.write(`${text}\n`);
  return exitCode(result, options);
}

async function print(result: Result, { format }: CheckArguments): Promise<string> {
  if (format === 'json') return (await import('./print-json.ts')).jsonText(result);
  if (format === 'sarif') return (await import('./print-sarif.ts')).sarifText(result);
  if (format === 'github') return (await import('./print-github.ts')).githubText(result);
  return plainText(result, { isColoured: process.stdout.isTTY === true && !process.env['NO_COLOR'] });
}

/** Each check that broke once, with the first file it broke on. */
function sayCrashes({ crashes }: Result): void {
  const said = new Set<string>();
  for (const { rule, path, error } of crashes) {
    if (said.has(rule)) continue;
    said.add(rule);
    const cause = error instanceof Error ? error.message : String(error);
    console.error(
      `The check ${rule} broke${path ? ` on ${visible(path)}` : ''}: ${visible(cause.slice(0, 200))}\nThe others went on. Tell us, so we can mend it.`,
    );
  }
}

/** Mends what is on disk, and says on standard error what it did: standard output is for the result. */
async function mend(subjects: readonly Subject[], { fix: wanted, show }: CheckArguments): Promise<readonly Subject[]> {
  const { fix } = await import('./fix.ts');
  const results: Subject[] = [];
  for (const subject of subjects) {
    if (subject.taken === '-') {
      results.push(subject);
      continue;
    }
    const fixed = await fix(subject, {
      careful: wanted === 'careful',
      show,
      lookUp: async (requests) => (await import('./look-up.ts')).lookUpCommits(requests),
    });
    for (const [path, count] of fixed.mended) console.error(`${visible(path)}: mended ${count}`);
    for (const [path, reason] of fixed.refused) console.error(`${visible(path)}: ${reason}`);
    results.push(fixed.subject);
  }
  return results;
}

function exitCode({ findings, unread }: Result, { failOn }: CheckArguments): number {
  const bar = severities.indexOf(failOn);
  if (findings.some(({ finding }) => severities.indexOf(finding.severity) <= bar)) return 1;
  return unread.length > 0 ? 3 : 0;
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

function complain(text: string): number {
  console.error(`longhaul: ${text}`);
  return 2;
}
