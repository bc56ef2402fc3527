/**
 * A job that signs in, builds, tags and pushes an image with commands, and puts the name of a branch into them on the way.
 * Docker's own actions do the same, work out the tags themselves, and never let a name become part of a command.
 */
import type { Repository } from '../../engine/repository.ts';
import { giveRight } from '../../model/publish/job-edits.ts';
import { bundledUses } from '../../model/publish/newest-action.ts';
import { joined } from '../../model/publish/step-edits.ts';
import { shortText } from '../../model/short-text.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';
import { hasComments, type OldTemplate, replaceStep } from './template.ts';

export function imageCommands(job: Job, repository: Repository): OldTemplate | undefined {
  const build = stepWith(
    job,
    /^docker build \.[^\n]*(--tag|-t) \$\{?IMAGE_NAME\}?\s*$|^docker build \.[^\n]*(--tag|-t) \$\{?IMAGE_NAME\}? /m,
  );
  const login = stepWith(job, /docker login (https:\/\/)?(docker\.pkg\.github\.com|ghcr\.io)\b/);
  const push = stepWith(job, /docker push \$\{?IMAGE_ID\}?:/);
  const owner = /IMAGE_ID=(?:docker\.pkg\.github\.com|ghcr\.io)\/(\$\{\{[^}]*\}\})\/\$\{?IMAGE_NAME\}?/.exec(
    push?.run?.value ?? '',
  )?.[1];
  if (!build || !login || !push || !owner) return undefined;
  const { document } = job.workflow;
  const file = /(?:--file|-f) (\S+)/.exec(build.run?.value ?? '')?.[1];
  const steps = [
    replaceStep(job, build, `name: Sign in\n${signIn}`),
    replaceStep(job, login, `name: Work out the tags\nid: image\n${tags(owner)}`),
    replaceStep(job, push, `name: Build and push\n${pushing(file)}`),
  ];
  const edits = steps.flatMap((one) => one ?? []);
  const isLost = [build, login, push].some((step) => hasComments(document, step) || step.condition);
  const guide = [
    'Docker’s action makes the name lower case, and tags releases without their “v”.',
    'The default branch is tagged `latest`. Change `tags` where you want others.',
  ];
  const fix = { title: 'Build and push with Docker’s own actions', guide } as const;
  return {
    message: `\`${shortText(job.id)}\` pushes its image with commands of an old template. Use Docker’s own actions.`,
    fixes: [
      isLost || steps.includes(undefined) || build.index >= login.index || login.index >= push.index
        ? { ...fix, safety: 'guided', edits: [], guide: [...byHand, ...guide] }
        : { ...fix, safety: 'careful', edits: joined([...giveRight(job, 'packages', repository), ...edits]) },
    ],
  };
}

function stepWith({ steps }: Job, pattern: RegExp): Step | undefined {
  return steps.find(({ run }) => run && pattern.test(run.value));
}

const signIn = `${bundledUses('docker/login-action')}
with:
  registry: ghcr.io
  username: \${{ github.actor }}
  password: \${{ secrets.GITHUB_TOKEN }}`;

function tags(owner: string): string {
  return `${bundledUses('docker/metadata-action')}
with:
  images: ghcr.io/${owner}/\${{ env.IMAGE_NAME }}
  tags: |
    type=semver,pattern={{version}}
    type=raw,value=latest,enable={{is_default_branch}}`;
}

function pushing(file: string | undefined): string {
  return `${bundledUses('docker/build-push-action')}
with:
  context: .${file ? `\n  file: ${file}` : ''}
  push: true
  tags: \${{ steps.image.outputs.tags }}
  labels: \${{ steps.image.outputs.labels }}`;
}

const byHand: readonly string[] = [
  'Sign in with `docker/login-action`, the registry `ghcr.io` and `secrets.GITHUB_TOKEN`.',
  'Work out the tags with `docker/metadata-action`. Build and push with `docker/build-push-action`.',
];
