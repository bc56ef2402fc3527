/**
 * Finds commands that install packages without a lockfile: what comes can be newer than anything anyone has tried.
 */
import { installerWords } from '../../data/installers.ts';
import type { Equivalent } from '../../engine/finding.ts';
import { mentionsWord } from '../../engine/mentions.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { placeInScript } from '../../model/script/script.ts';
import { fixesFor } from './fixes.ts';
import { type Found, installsIn } from './installs.ts';
import { type Looseness, loosenessOf } from './judge.ts';
import { judged } from './words.ts';

export const rule: DocumentRule = {
  id: 'install-from-lockfile',
  family: 'workflow',
  title: 'Install what your lockfile says',
  reads: ['workflow', 'action'],
  severity: 'good-habit',
  certainty: 'likely',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: ['zizmor:adhoc-packages', 'scorecard:Pinned-Dependencies'],
  *check(document, repository) {
    if (!mentionsWord(document, installerWords)) return;
    for (const found of installsIn(document, repository)) {
      const looseness = loosenessOf(found, repository);
      if (!looseness) continue;
      yield {
        at: placeOf(found),
        scope: found.place.step.node.span,
        ...judged(looseness, found),
        equivalents: equivalentsFor(looseness, found),
        fixes: fixesFor(looseness, found, repository.facts),
      };
    }
  },
};

/** The command, as far as it stands on its first line. */
function placeOf({ run, install, command }: Found): Span {
  const { start } = install.program;
  const words = command.words.filter(
    (word) => word.start >= start && !run.value.slice(start, word.start).includes('\n'),
  );
  return placeInScript(run, start, words.at(-1)?.end ?? install.program.end);
}

function equivalentsFor({ kind }: Looseness, { install }: Found): readonly Equivalent[] {
  const { installer, packages } = install;
  const isAdhoc = packages.length > 0 && ['npm', 'yarn', 'pnpm', 'gem', 'bundle'].includes(installer.tool);
  const isScored = ['npm', 'pip', 'go', 'choco', 'dotnet'].includes(installer.tool) && kind !== 'beside the lockfile';
  return [
    ...(isAdhoc ? ['zizmor:adhoc-packages' as const] : []),
    ...(isScored ? ['scorecard:Pinned-Dependencies' as const] : []),
  ];
}
