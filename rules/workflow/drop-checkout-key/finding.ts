/**
 * What to say of one checkout: how much its key is worth, who can read it, and what the fix may change.
 */
import type { Equivalent, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { pairOf, type Span } from '../../engine/tree.ts';
import { levelOf } from '../../model/workflow/permissions.ts';
import { isOpenAndPrivileged, startingEvents } from '../../model/workflow/trigger.ts';
import { inputOf, permissionsOf, type Step } from '../../model/workflow/workflow.ts';
import type { Checkout } from './checkouts.ts';
import { fixFor } from './fix.ts';
import { uploadOf } from './uploads.ts';

/** Nothing where a later step needs the key, unless it is also given away. */
export function findingFor(checkout: Checkout, repository: Repository): Found | undefined {
  const { step, later, keeps } = checkout;
  const upload = uploadOf(checkout);
  const common = { at: placeOf(checkout), scope: step.node.span, fixes: [fixFor(checkout)] };
  if (upload) return { ...common, ...uploaded(checkout, upload) };
  if (later.use === 'pushes') return undefined;
  if (keeps === 'by hand' || keeps === 'computed') return { ...common, ...intended(keeps) };
  const equivalents: readonly Equivalent[] = ['zizmor:artipacked'];
  if (later.use === 'may push') {
    const message = `${thing(checkout)} leaves its key for later steps. Drop the key, unless ${later.name} pushes.`;
    return { ...common, equivalents, message, certainty: 'likely' };
  }
  return { ...common, equivalents, ...worth(checkout, repository) };
}

/** The input that keeps the key, else the action's name. Where an alias stands for the name, the key in front of it. */
function placeOf({ written, step, uses }: Checkout): Span {
  const at = written?.span ?? uses.nameAt;
  const isHere = at.start >= step.node.span.start && at.end <= step.node.span.end;
  return isHere ? at : (pairOf(step.node, 'uses')?.key.span ?? at);
}

function uploaded(checkout: Checkout, upload: Step): Omit<Found, 'at'> {
  const permissions = checkout.job && permissionsOf(checkout.job);
  const writes = permissions && levelOf(permissions, 'contents') === 'write';
  const advice = checkout.later.use === 'pushes' ? 'Upload less.' : 'Drop the key.';
  return {
    message: `${thing(checkout)} leaves its key on disk, and a later step uploads it. ${advice}`,
    severity: writes || ownKey(checkout) ? 'fix-now' : 'worth-fixing',
    equivalents: ['zizmor:artipacked', 'codeql:actions/secrets-in-artifacts'],
    related: [
      {
        place: {
          path: checkout.document.path,
          span: (inputOf(upload, 'path') ?? upload.uses?.scalar)?.span ?? upload.node.span,
        },
        message: 'This puts the key where others can download it.',
      },
    ],
  };
}

/** Someone wrote it down: they know that it stays. */
function intended(keeps: 'by hand' | 'computed'): Omit<Found, 'at'> {
  return {
    message: 'Later steps can read the key this keeps, and none pushes. Drop it.',
    severity: 'tidy',
    certainty: keeps === 'computed' ? 'possible' : 'certain',
    equivalents: ['zizmor:artipacked'],
  };
}

function worth(checkout: Checkout, repository: Repository): { readonly message: string; readonly severity: Severity } {
  if (bringsStrangersCode(checkout, repository))
    return {
      message: `${thing(checkout)} leaves its key where a stranger’s code can read it. Drop the key.`,
      severity: 'worth-fixing',
    };
  if (ownKey(checkout))
    return {
      message: `${thing(checkout)} leaves a secret of yours where every later step can read it. Drop it.`,
      severity: 'worth-fixing',
    };
  return {
    message: `${thing(checkout)} leaves its key where every later step can read it. Drop the key.`,
    severity: 'good-habit',
  };
}

function thing({ uses }: Checkout): string {
  return `\`${uses.name}\``;
}

/** A key that lives longer than the job. */
function ownKey({ step }: Checkout): boolean {
  const token = inputOf(step, 'token')?.value ?? '';
  return /\bsecrets\.(?!github_token\b)/i.test(token) || Boolean(inputOf(step, 'ssh-key')?.value);
}

/** Anyone can start the run, and the checkout asks for what they wrote. */
function bringsStrangersCode({ step, job }: Checkout, repository: Repository): boolean {
  const asked = `${inputOf(step, 'ref')?.value ?? ''} ${inputOf(step, 'repository')?.value ?? ''}`;
  if (!/head_ref|pull_request\.head|workflow_run\.(head|pull_requests)|refs\/pull|pull\/|merge_commit_sha/i.test(asked))
    return false;
  return job ? (startingEvents(job.workflow, repository) ?? []).some(({ name }) => isOpenAndPrivileged(name)) : false;
}
