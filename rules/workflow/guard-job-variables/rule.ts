/**
 * Finds steps that write a text nobody checked into GITHUB_ENV or GITHUB_PATH. Its lines become variables and program folders of every
 * later step, and some of those run code: `LD_PRELOAD`, `NODE_OPTIONS`, a folder in front of all others. GITHUB_OUTPUT has lines too.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { exportedIn } from './exported.ts';
import { fixesFor } from './fixes.ts';
import { outputsIn } from './outputs.ts';
import { passingOf } from './passing.ts';
import { messageFor, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'guard-job-variables',
  family: 'workflow',
  title: 'Keep strangers’ text out of job variables',
  reads: ['workflow', 'action'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-strangers-code',
  equivalents: [
    'zizmor:github-env',
    'codeql:actions/envvar-injection/critical',
    'codeql:actions/envvar-injection/medium',
    'codeql:actions/envpath-injection/critical',
    'codeql:actions/envpath-injection/medium',
    'codeql:actions/output-clobbering/high',
    'octoscan:dangerous-write',
  ],
  *check(document, repository) {
    if (!/GITHUB[_.](ENV|OUTPUT|PATH)|::(set-env|add-path)|exportVariable|addPath/i.test(document.text)) return;
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      if (seen.has(place.step.node)) continue;
      seen.add(place.step.node);
      yield* outputsIn(place, repository);
      yield* exportedIn(place, repository);
      const passing = passingOf(place, repository);
      if (!passing) continue;
      const { severity, certainty } = passing.judgement;
      const rank = severity === 'fix-now' ? 'critical' : 'medium';
      yield {
        at: passing.key,
        scope: place.step.node.span,
        severity,
        certainty,
        message: messageFor(passing),
        related: relatedFor(passing, document.path, place.step.run),
        equivalents: passing.origin
          ? [
              'zizmor:github-env',
              `codeql:actions/${passing.to === 'path' ? 'envpath' : 'envvar'}-injection/${rank}`,
              'octoscan:dangerous-write',
            ]
          : ['zizmor:github-env', 'octoscan:dangerous-write'],
        fixes: fixesFor(place, passing),
      };
    }
  },
};
