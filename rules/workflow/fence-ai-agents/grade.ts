/**
 * How much it matters that a stranger reaches an agent: what the agent can do, and what lies within its reach.
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { AgentUse } from '../../model/flow/agent.ts';
import type { Reach } from '../../model/flow/agent-reach.ts';
import { type Job, permissionsOf } from '../../model/workflow/workflow.ts';

export interface Grade {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** What it comes to: it runs their commands, it acts for them, or only its answer is theirs. */
  readonly outcome: 'runs' | 'acts' | 'reads';
}

export function gradeOf(agent: AgentUse, { judgement }: Reach, job: Job | undefined): Grade {
  const isKept = agent.asksWriters && !agent.opening;
  const isOpen = judgement.severity === 'fix-now' && judgement.chooser === 'anyone' && !isKept;
  if (!isOpen || agent.ability === 'answers')
    return { severity: 'good-habit', certainty: 'possible', outcome: 'reads' };
  if (agent.ability === 'commands') return { severity: 'fix-now', certainty: judgement.certainty, outcome: 'runs' };
  const level = keyOf(agent, job);
  if (level === 'none') return { severity: 'good-habit', certainty: 'possible', outcome: 'reads' };
  return {
    severity: 'worth-fixing',
    certainty: level === 'code' ? judgement.certainty : 'likely',
    outcome: 'acts',
  };
}

/** `code`: it can change code, releases or runs. `talk`: issues and pull requests, or nobody knows what. */
function keyOf({ name }: AgentUse, job: Job | undefined): 'code' | 'talk' | 'none' {
  const permissions = job && permissionsOf(job);
  if (!permissions || permissions.form === 'unclear') return 'talk';
  if (permissions.form === 'all') return permissions.all === 'write' ? 'code' : 'none';
  const written = permissions.scopes.filter(({ level }) => level === 'write').map((scope) => scope.name);
  // This one trades its proof of identity for a key of its app, which can change code.
  const isTraded = name.toLowerCase() === 'anthropics/claude-code-action' && written.includes('id-token');
  if (isTraded || written.some((scope) => ['contents', 'actions', 'packages', 'deployments', 'pages'].includes(scope)))
    return 'code';
  return written.some((scope) => scope !== 'id-token') ? 'talk' : 'none';
}

/** True when the file says that the job's key may change code. */
export function holdsKey(job: Job): boolean {
  const permissions = permissionsOf(job);
  if (permissions?.form === 'all') return permissions.all === 'write';
  return permissions?.scopes.some(({ name, level }) => name === 'contents' && level === 'write') ?? false;
}
