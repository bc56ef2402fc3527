/**
 * The container images of a workflow or an action: those of jobs, services, steps and docker actions, and what their names say.
 * Sources: GitHub's workflow syntax, "jobs.<job_id>.container" and ".services"; metadata syntax, "runs.image"; the OCI
 * distribution specification for names, tags and digests.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { mapAt, pairOf, type ScalarNode, type Span, scalarAt, type valueAt } from '../../engine/tree.ts';
import { actionOf, usesIn } from './action.ts';
import { type Job, workflowOf } from './workflow.ts';

export interface ImagePlace {
  readonly scalar: ScalarNode;
  readonly scope: Span;
  /** `job`: steps run inside it. `service`: it runs beside the job. `step`: `uses: docker://…`. `action`: what an action is. */
  readonly role: 'job' | 'service' | 'step' | 'action';
  /** Absent in an action. */
  readonly job: Job | undefined;
}

/** Each once, in the order of the file. */
export const imagesIn = perDocument((document: Document): readonly ImagePlace[] => {
  if (!/container|services|docker:|image/.test(document.text)) return [];
  const found = new Map<ScalarNode, ImagePlace>();
  const add = (scalar: ScalarNode | undefined, place: Omit<ImagePlace, 'scalar'>): void => {
    if (scalar && !found.has(scalar)) found.set(scalar, { scalar, ...place });
  };
  for (const job of workflowOf(document)?.jobs ?? []) {
    const container = pairOf(job.node, 'container');
    if (container) add(imageOf(container.value), { scope: container.span, role: 'job', job });
    for (const { span, value } of mapAt(job.node, 'services')?.pairs ?? [])
      add(imageOf(value), { scope: span, role: 'service', job });
  }
  for (const { uses, scope, job } of stepUses(document))
    if (uses.form === 'docker') add(uses.scalar, { scope, role: 'step', job });
  const action = actionOf(document);
  const image = action?.using.toLowerCase() === 'docker' ? action.image : undefined;
  if (image && !isDockerfile(image.value)) add(image, { scope: image.span, role: 'action', job: undefined });
  return [...found.values()].sort((a, b) => a.scalar.span.start - b.scalar.span.start);
});

function stepUses(document: Document) {
  const jobs = new Map((workflowOf(document)?.jobs ?? []).flatMap((job) => job.steps.map((step) => [step.node, job])));
  return usesIn(document).map((place) => ({ ...place, job: place.step && jobs.get(place.step.node) }));
}

/** A name alone, or a mapping with `image`. */
function imageOf(value: ReturnType<typeof valueAt>): ScalarNode | undefined {
  return value?.kind === 'scalar' ? value : scalarAt(value, 'image');
}

/** Without `docker://` the value is a path in the action's own folder. */
function isDockerfile(value: string): boolean {
  const text = value.trim();
  if (text.startsWith('docker://')) return false;
  return /^\.{0,2}\//.test(text) || /(^|\/)[^/:@]*(docker|container)file[^/:@]*$/i.test(text);
}

export interface ImageName {
  /** As written, without `docker://`. */
  readonly text: string;
  readonly tag: string | undefined;
  /** What stands behind `@`. */
  readonly digest: string | undefined;
}

export function readImage(written: string): ImageName {
  const text = written.trim().replace(/^docker:\/\//, '');
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  // A colon in front of the last slash belongs to the registry's address.
  const tag = /:([^/:]*)$/.exec(name)?.[1];
  return { text, tag: tag || undefined, digest: at < 0 ? undefined : text.slice(at + 1) };
}

/** A whole one: it names one content for ever. */
export function isDigest(text: string): boolean {
  return /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}
