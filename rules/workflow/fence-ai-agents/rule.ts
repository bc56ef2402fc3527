/**
 * Finds AI agents that read what strangers write while they hold a key or may run commands, and what takes their fence away.
 */

import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { AgentUse } from '../../model/flow/agent.ts';
import { reachesOf } from '../../model/flow/agent-reach.ts';
import { agentsOf, mayUseAgents } from '../../model/flow/agents.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { fixesFor, keyFixes } from './fixes.ts';
import { type Grade, gradeOf, holdsKey } from './grade.ts';
import { looseningFixes } from './loosening-fixes.ts';
import { equivalentsFor, looseningMessage, reachMessage, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'fence-ai-agents',
  family: 'workflow',
  title: 'Fence in AI agents that strangers reach',
  reads: ['workflow', 'action'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [
    'codeql:actions/prompt-injection/critical',
    'codeql:actions/prompt-injection/medium',
    'pipeline-check:GHA-058',
    'pipeline-check:GHA-103',
    'pipeline-check:GHA-106',
    'pipeline-check:GHA-119',
  ],
  *check(document, repository) {
    if (!mayUseAgents(document)) return;
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      if (seen.has(place.step.node)) continue;
      seen.add(place.step.node);
      for (const agent of agentsOf(place.step, place.job)) yield* findingsFor(document, place, agent, repository);
    }
  },
};

function* findingsFor(document: Document, place: StepPlace, agent: AgentUse, repository: Repository): Generator<Found> {
  const scope = agent.step.node.span;
  let worst: Grade | undefined;
  for (const reach of reachesOf(agent, place, repository)) {
    const grade = gradeOf(agent, reach, place.job);
    // One report is enough for a person; the other places are there for those who want to see everything.
    const certainty = worst ? 'possible' : grade.certainty;
    worst ??= grade;
    yield {
      at: reach.at,
      scope,
      severity: grade.severity,
      certainty,
      message: reachMessage(agent, reach, grade),
      related: relatedFor(document, agent, reach),
      equivalents: equivalentsFor(grade),
      fixes: fixesFor(document, place, agent, reach),
    };
  }
  const isOpen = worst !== undefined && worst.certainty !== 'possible';
  for (const loosening of agent.loosenings) {
    if (loosening.kind === 'tool' && !isOpen) continue;
    const { scalar, from, end } = loosening;
    yield {
      at: sourceOf(scalar, from, end),
      scope,
      severity: isOpen ? 'worth-fixing' : 'good-habit',
      certainty: isOpen && worst ? worst.certainty : 'possible',
      message: looseningMessage(loosening),
      equivalents: ['pipeline-check:GHA-058'],
      fixes: looseningFixes(document, agent, loosening),
    };
  }
  if (worst || !place.job || !holdsKey(place.job) || agent.ability === 'answers') return;
  yield {
    at: agent.at,
    scope,
    severity: 'good-habit',
    certainty: 'possible',
    message: 'This agent holds a key that can write. Give it one that reads, where that is enough.',
    equivalents: ['pipeline-check:GHA-106'],
    fixes: keyFixes(document, place.job),
  };
}
