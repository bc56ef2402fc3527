/**
 * Whether later steps push an image to a container registry: a sign-in alone does not say.
 */
import { inputOf, type Step } from '../workflow/workflow.ts';

/** Absent: a later step may, and nobody can see it. */
export function pushesLater(steps: readonly Step[], from: Step): boolean | undefined {
  const later = steps.slice(from.index + 1, from.index + 1 + near);
  if (later.some(pushes)) return true;
  return later.some(mayPush) ? undefined : false;
}

/** How far we look: enough for any job, and never slow. */
const near = 200;

function pushes(step: Step): boolean {
  const { uses, run } = step;
  if (run) return pushCommand.test(run.value);
  if (uses?.form !== 'repository') return false;
  if (/^docker\/(build-push|bake)-action$/i.test(uses.name)) {
    const push = inputOf(step, 'push')?.value.trim().toLowerCase();
    const outputs = inputOf(step, 'outputs')?.value ?? '';
    return (push !== undefined && push !== 'false') || /push=true|type=registry/.test(outputs);
  }
  return (
    /^(actions\/attest|goreleaser\/goreleaser-action)/i.test(uses.name) &&
    inputOf(step, 'push-to-registry')?.value === 'true'
  );
}

const pushCommand =
  /\b(docker|podman|buildah|nerdctl|crane|skopeo|regctl|oras|helm|flux|cosign|ko)\b[^\n]*\b(push|copy|create|tag|publish|resolve|apply|sign|attest)\b|--push\b|\bko build\b/;

function mayPush({ uses, run }: Step): boolean {
  if (run) return /push|publish|release|deploy|docker|image|make|\.sh\b/i.test(run.value);
  return uses !== undefined && !(uses.form === 'repository' && /^actions\//.test(uses.name));
}
