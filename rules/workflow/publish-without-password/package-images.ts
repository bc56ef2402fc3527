/**
 * Signing in to GitHub's own registry with a personal key, where the job's built-in key could push.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { giveRight } from '../../model/publish/job-edits.ts';
import { inputKeys, type StoredKey, scriptKeys } from '../../model/publish/keys.ts';
import { registries } from '../../model/publish/registry.ts';
import { sceneOf, textOf } from '../../model/publish/scene.ts';
import { changeScalar, type Edits } from '../../model/publish/step-edits.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import { shortText } from '../../model/short-text.ts';
import { pushesLater } from '../../model/token/registry.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf } from '../../model/workflow/workflow.ts';

const builtIn = '${{ secrets.GITHUB_TOKEN }}';

export function* packageImages(document: Document, repository: Repository): Generator<Found> {
  if (!document.text.includes('ghcr.io')) return;
  const seen = new Set<object>();
  for (const place of stepPlacesIn(document)) {
    if (seen.has(place.step.node)) continue;
    seen.add(place.step.node);
    if (isAction(place.step.uses, 'docker/login-action')) yield* byAction(place, repository);
    else if (place.step.run?.value.includes('ghcr.io')) yield* byCommand(place, repository);
  }
}

function* byAction(place: StepPlace, repository: Repository): Generator<Found> {
  const { step, document } = place;
  const registry = inputOf(step, 'registry');
  const password = inputOf(step, 'password');
  const key = inputKeys(step, ['password'])[0];
  if (!step.uses || !registry || !password || !key) return;
  if (!registries.ghcr.address.test(textOf(registry, sceneOf(place, repository)).text.trim())) return;
  const user = inputOf(step, 'username');
  const edits = [
    ...(user ? replaceScalar(document, user, '${{ github.actor }}') : []),
    ...replaceScalar(document, password, builtIn),
  ];
  yield found(place, step.uses.scalar.span, key, edits, repository);
}

function* byCommand(place: StepPlace, repository: Repository): Generator<Found> {
  const { step, document, job } = place;
  if (!step.run) return;
  for (const { words, start, end } of scriptOf(step.run, shellOf(step, job)).script.commands) {
    const texts = words.map(({ text }) => text);
    if (!/^(docker|podman|helm|oras|crane)$/.test(texts[0] ?? '') || !texts.includes('login')) continue;
    if (!texts.some((text) => registries.ghcr.address.test(text))) continue;
    const line = step.run.value.lastIndexOf('\n', start) + 1;
    const key = scriptKeys(step, line, end)[0];
    if (!key) continue;
    const { interpolation } = key;
    const edits = changeScalar(document, step.run, [
      { start: interpolation.start, end: interpolation.end, text: builtIn },
    ]);
    yield found(place, placeInScript(step.run, start, end), key, edits, repository);
  }
}

function found(place: StepPlace, at: Span, { secret }: StoredKey, change: Edits, repository: Repository): Found {
  const { job, step } = place;
  const pushes = job ? pushesLater(job.steps, step) : undefined;
  const fix: Fix = {
    title: 'Sign in with the job’s built-in key',
    safety: 'careful',
    edits: [...(job ? giveRight(job, 'packages', repository) : []), ...change],
    guide: [
      'On GitHub, open the package’s settings. Add this repository below “Manage Actions access” with Write.',
      `After the first push, delete the secret \`${shortText(secret, 30)}\` and the personal key behind it.`,
    ],
  };
  return {
    at,
    scope: step.node.span,
    message: `\`${shortText(secret, 24)}\` is a personal key that lasts. The job’s built-in key can push here too.`,
    severity: 'good-habit',
    certainty: pushes ? 'likely' : 'possible',
    equivalents: [],
    fixes: [fix],
  };
}
