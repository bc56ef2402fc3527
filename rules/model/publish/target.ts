/**
 * Which registry a command publishes to: the public one, another one, or one nobody can tell from the files.
 */
import type { Repository } from '../../engine/repository.ts';
import { type ScalarNode, scalarAt } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import { expandScript, type Scene } from '../token/scene.ts';
import { isAction } from '../workflow/uses.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import { type Registry, registries } from './registry.ts';
import { textOf } from './scene.ts';

export type Target = 'public' | 'other' | 'unknown';

const options: Readonly<Record<Registry, readonly string[]>> = {
  pypi: ['--repository-url', '--publish-url', '--repository', '--repo', '--index', '-r'],
  npm: ['--registry'],
  rubygems: ['--host'],
  crates: ['--registry', '--index'],
  nuget: ['--source', '-source', '-Source', '-s', '-src'],
  ghcr: [],
};

const variables: Readonly<Record<Registry, RegExp>> = {
  pypi: /^(TWINE_REPOSITORY(_URL)?|UV_PUBLISH_(URL|INDEX)|HATCH_INDEX_REPO|FLIT_INDEX_URL|PDM_PUBLISH_REPO|MATURIN_REPOSITORY(_URL)?)$/i,
  npm: /^(npm_config_registry|YARN_NPM_(PUBLISH_REGISTRY|REGISTRY_SERVER)|BUN_CONFIG_REGISTRY)$/i,
  rubygems: /^RUBYGEMS_HOST$/i,
  crates: /^CARGO_REGISTRY_DEFAULT$/i,
  nuget: /^\b$/,
  ghcr: /^\b$/,
};

/** `step`: where the command stands, since an earlier step may have named the registry. */
export function targetOf(
  registry: Registry,
  command: Command,
  step: Step,
  scene: Scene,
  repository: Repository,
): Target {
  const said = [
    ...optionsIn(command, options[registry]).map((text) => ({ text: expandScript(text, scene), complete: true })),
    ...scene.envs.flatMap((env) =>
      env.pairs.flatMap(({ key, value }) =>
        value?.kind === 'scalar' && variables[registry].test(key.value) ? [textOf(value, scene)] : [],
      ),
    ),
  ];
  if (registry === 'npm' && said.length === 0) said.push(...npmSettings(step, scene, repository));
  if (said.length === 0) return registry === 'nuget' ? 'unknown' : 'public';
  return judge(
    said.map(({ text, complete }) => (complete && !/[$\0]/.test(text) ? text : undefined)),
    registry,
  );
}

/** The same for texts of inputs; an empty one counts as not said. */
export function judge(texts: readonly (string | undefined)[], registry: Registry): Target {
  const { address } = registries[registry];
  const said = texts.filter((text) => text !== '');
  if (said.some((text) => text !== undefined && !address.test(text.trim()))) return 'other';
  return said.includes(undefined) ? 'unknown' : 'public';
}

/** What stands behind an option: `--registry x` and `--registry=x`. */
export function optionsIn({ words }: Command, names: readonly string[]): readonly string[] {
  return words.flatMap(({ text }, index) => {
    const next = words[index + 1]?.text;
    if (names.includes(text)) return next === undefined ? [] : [next];
    const [name = '', ...value] = text.split('=');
    return value.length > 0 && names.includes(name) ? [value.join('=')] : [];
  });
}

/** `publishConfig` in package.json, else what `setup-node` writes, else `.npmrc` in the root. */
function npmSettings(
  step: Step,
  scene: Scene,
  { documents }: Repository,
): readonly { text: string; complete: boolean }[] {
  const published = scalarAt(documents.get('package.json')?.root, 'publishConfig', 'registry');
  if (published) return [{ text: published.value, complete: true }];
  const written = scene.job.steps.slice(0, step.index).flatMap((earlier) => registryOf(earlier) ?? []);
  const last = written.at(-1);
  if (last) return [textOf(last, scene)];
  const file = /^\s*registry\s*=\s*(\S+)/m.exec(documents.get('.npmrc')?.text ?? '')?.[1];
  return file ? [{ text: file, complete: true }] : [];
}

function registryOf(step: Step): ScalarNode | undefined {
  return isAction(step.uses, 'actions/setup-node') ? inputOf(step, 'registry-url') : undefined;
}
