/**
 * Walks the steps of a job in order and remembers what earlier steps leave behind for later ones: the checkout's key, a sign-in
 * to GitHub's container registry, a key handed on through the environment. Composite actions of the repository are read too.
 */
import { mapAt, type ScalarNode, scalarAt } from '../../engine/tree.ts';
import { actionOf } from '../workflow/action.ts';
import { mayHold, readCondition } from '../workflow/condition.ts';
import { isAction } from '../workflow/uses.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import { judgeAction } from './action.ts';
import type { Judgement } from './judgement.ts';
import type { Leftovers, StepPlace } from './place.ts';
import { expand, inputValue, keyOf, type Scene, sceneOfStep, type Value } from './scene.ts';
import { judgeScript } from './script.ts';

export function judgeSteps(steps: readonly Step[], scene: Scene, judgement: Judgement): void {
  const left: Leftovers = {
    git: 'none',
    registry: 'none',
    handedOn: false,
    hasCheckout: false,
    packageRegistry: undefined,
    budget: 20_000,
  };
  walk(steps, scene, left, judgement, 0);
}

function walk(steps: readonly Step[], outer: Scene, left: Leftovers, judgement: Judgement, depth: number): void {
  steps.forEach((step) => {
    left.budget--;
    const condition = readCondition(step.condition);
    const events = outer.events?.filter((event) => mayHold(condition, event));
    if (events?.length === 0) return;
    const scene = sceneOfStep({ ...outer, events }, step);
    const place: StepPlace = { step, scene, left, steps, judgement };
    if (step.run) judgeScript(place, step.run);
    else if (step.uses?.form === 'workspace' || step.uses?.form === 'same-repository')
      judgeLocalAction(place, step.uses.path, depth);
    else if (step.uses) {
      if (isAction(step.uses, 'actions/checkout')) rememberCheckout(place);
      judgeAction(place, step.uses);
    }
  });
}

function rememberCheckout({ step, scene, left }: StepPlace): void {
  const elsewhere = inputValue(scene, step, 'repository');
  if (elsewhere && !/github\.repository\b/.test(elsewhere.scalar.value) && left.hasCheckout) return;
  left.hasCheckout = true;
  const persist = inputValue(scene, step, 'persist-credentials');
  if (persist && expand(persist).text.trim().toLowerCase() === 'false') left.git = 'dropped';
  else if (inputOf(step, 'ssh-key')?.value) left.git = 'another';
  else {
    const token = inputValue(scene, step, 'token');
    left.git = token ? keyOf(token) : scene.token ? 'another' : 'built-in';
  }
}

function judgeLocalAction(place: StepPlace, path: string, depth: number): void {
  const { scene, step, judgement, left } = place;
  const folder = path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
  const documents = ['action.yml', 'action.yaml'].map((name) =>
    scene.repository.documents.get(folder ? `${folder}/${name}` : name),
  );
  const action = documents.map((document) => document && actionOf(document)).find((one) => one !== undefined);
  const name = `the local action \`./${folder}\``;
  if (!action || depth > 9 || left.budget < action.steps.length) return judgement.cannotTell(name, 'any');
  const inputs = new Map<string, Value>();
  for (const { key, value } of action.inputs?.pairs ?? []) {
    const written = inputOf(step, key.value);
    const fallback = scalarAt(value, 'default');
    const scalar: ScalarNode | undefined = written ?? fallback;
    if (scalar) inputs.set(key.value.toLowerCase(), { scalar, scene });
  }
  if (action.using === 'composite') {
    const inside: Scene = { ...scene, document: action.document, inputs };
    walk(action.steps, inside, left, judgement, depth + 1);
    return;
  }
  const env = mapAt(action.node, 'runs', 'env');
  const values: Value[] = [
    ...inputs.values(),
    ...[...scene.envs.slice(0, step.env ? 1 : 0), ...(env ? [env] : [])].flatMap(({ pairs }) =>
      pairs.flatMap(({ value }) => (value?.kind === 'scalar' ? [{ scalar: value, scene: { ...scene, inputs } }] : [])),
    ),
  ];
  if (values.some((value) => keyOf(value) === 'built-in')) judgement.cannotTell(name, 'any');
  else judgement.presume(['id-token']);
}
