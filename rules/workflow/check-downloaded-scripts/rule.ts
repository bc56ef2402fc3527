/**
 * Finds scripts and programs that a job fetches from the network and runs, with nothing between that would notice a change.
 */
import { mentionsWord } from '../../engine/mentions.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import { type FetchedRun, fetchedRuns } from '../../model/script/fetched-runs.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { readAddress } from './address.ts';
import { fixesFor } from './fixes.ts';
import { judge } from './judge.ts';

export const rule: DocumentRule = {
  id: 'check-downloaded-scripts',
  family: 'workflow',
  title: 'Check what you download before it runs',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: ['poutine:unverified_script_exec', 'scorecard:Pinned-Dependencies'],
  *check(document, repository) {
    if (!mentionsWord(document, fetchers)) return;
    const seen = new Set<ScalarNode>();
    for (const { step, job } of stepPlacesIn(document)) {
      const script = step.run;
      if (!script || seen.has(script) || !fetches.test(script.value)) continue;
      seen.add(script);
      for (const run of fetchedRuns(script.value, scriptOf(script, shellOf(step, job)).script)) {
        const address = run.url === undefined ? undefined : readAddress(run.url);
        if (address?.names === 'fixed' || isOwnMachine(run)) continue;
        yield {
          at: placeOf(script, run),
          scope: step.node.span,
          ...judge(run, address, job, repository),
          fixes: fixesFor({ document, script, run }, address, repository.facts),
        };
      }
    }
  },
};

const fetchers = 'curl wget iwr irm webrequest restmethod downloadstring deno aria2c'.split(' ');
const fetches = new RegExp(`\\b(${fetchers.join('|')})\\b`, 'i');

function isOwnMachine({ url }: FetchedRun): boolean {
  return url !== undefined && /^([a-z]+:\/\/)?(localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/i.test(url);
}

/** The command, as far as it stands on its first line. */
function placeOf(script: ScalarNode, { at: { start, end } }: FetchedRun): Span {
  const line =
    script.value
      .slice(start, end)
      .split('\n')[0]
      ?.replace(/[\s\\`]+$/, '') ?? '';
  return placeInScript(script, start, start + line.length);
}
