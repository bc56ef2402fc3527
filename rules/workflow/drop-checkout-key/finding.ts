/**
 * What to say of one checkout: how much its key is worth, who can read it, and what the fix may change.
 */
import type { Equivalent, Related, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { levelOf } from '../../model/workflow/permissions.ts';
import { isOpenAndPrivileged, startingEvents } from '../../model/workflow/trigger.ts';
import { inputOf, permissionsOf, type Step } from '../../model/workflow/workflow.ts';
import type { Checkout } from './checkouts.ts';
import { fixFor, uploadLess } from './fix.ts';
import { uploadOf, wideUploadsOf } from './uploads.ts';

export function findingFor(checkout: Checkout, repository: Repository): Found | undefined {
  const { step, later, keeps } = checkout;
  const equivalents: readonly Equivalent[] = ['zizmor:artipacked'];
  const common = {
    at: startOf(checkout),
    scope: step.node.span,
    fixes: () => [fixFor(checkout)],
    related: [...choiceIn(checkout), ...uploadsBehind(checkout)],
  };
  if (keeps === 'no') return isByAccident(checkout) ? { ...common, equivalents, ...byAccident } : undefined;
  const upload = uploadOf(checkout);
  if (upload) return { ...common, ...uploaded(checkout, upload) };
  if (later.use === 'pushes') return { ...common, equivalents, ...needed(later.name) };
  if (keeps === 'by hand' || keeps === 'computed') return { ...common, equivalents, ...intended };
  if (later.use === 'may push') {
    const message = `${thing(checkout)} leaves its key for later steps. Drop the key, unless ${later.name} pushes.`;
    return { ...common, equivalents, message, certainty: 'likely' };
  }
  return { ...common, equivalents, ...worth(checkout, repository) };
}

/** The step's first line: the action's name where it stands there, else what does. */
function startOf({ document: { text }, step, uses }: Checkout): Span {
  const [first] = step.node.pairs;
  if (!first) return step.node.span;
  const inLine = ({ start, end }: Span): boolean =>
    start >= first.key.span.start && end <= step.node.span.end && !text.slice(first.key.span.start, end).includes('\n');
  if (first.key.value === 'uses') return inLine(uses.nameAt) ? uses.nameAt : first.key.span;
  return inLine(first.span) ? first.span : first.key.span;
}

/** Where somebody wrote down what happens to the key. */
function choiceIn({ written, document: { path } }: Checkout): readonly Related[] {
  return written && written.span.end > written.span.start
    ? [{ place: { path, span: written.span }, message: 'This decides what becomes of the key.' }]
    : [];
}

/** Later steps that take the whole folder: today without the key, as far as we know. */
function uploadsBehind(checkout: Checkout): readonly Related[] {
  if (checkout.keeps === 'no') return [];
  return wideUploadsOf(checkout).map(({ node: { pairs, span } }) => ({
    place: { path: checkout.document.path, span: pairs[0]?.key.span ?? span },
    message: 'This step uploads the whole folder.',
  }));
}

/** Wide uploads that leave the key out today, by a version or a default. */
export function wideUploadFinding(upload: Step): Found {
  const path = inputOf(upload, 'path');
  return {
    at: path?.span ?? upload.node.span,
    scope: upload.node.span,
    message: 'This uploads the whole folder, with whatever else lies there. Name what you need.',
    severity: 'tidy',
    certainty: 'possible',
    equivalents: outOfArtifacts,
    fixes: [uploadLess],
  };
}

const outOfArtifacts: readonly Equivalent[] = [
  'codeql:actions/secrets-in-artifacts',
  'octoscan:dangerous-artefact',
  'raven:RQ-17',
];

function uploaded(checkout: Checkout, upload: Step): Omit<Found, 'at'> {
  const permissions = checkout.job && permissionsOf(checkout.job);
  const writes = permissions && levelOf(permissions, 'contents') === 'write';
  const advice = checkout.later.use === 'pushes' ? 'Upload less.' : 'Drop the key.';
  return {
    message: `${thing(checkout)} leaves its key on disk, and a later step uploads it. ${advice}`,
    severity: writes || ownKey(checkout) ? 'fix-now' : 'worth-fixing',
    equivalents: ['zizmor:artipacked', ...outOfArtifacts],
    related: [
      ...choiceIn(checkout),
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
const intended = {
  message: 'Later steps can read the key this keeps, and none pushes. Drop it.',
  severity: 'tidy',
  certainty: 'possible',
} as const;

function needed(pusher: string) {
  return {
    message: `Later steps can read the key that ${pusher} needs. Give it to that one alone.`,
    severity: 'tidy',
    certainty: 'possible',
  } as const;
}

/** The action compares with `true`, and takes anything else for a no. */
function isByAccident({ written }: Checkout): boolean {
  return written !== undefined && written.value.trim().toLowerCase() !== 'false';
}

const byAccident = {
  message: 'Only `true` keeps the key, so this drops it, yet few readers know. Write `false`.',
  severity: 'tidy',
  certainty: 'possible',
} as const;

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
