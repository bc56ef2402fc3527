/**
 * The keys under which each kind of file keeps a password or a token, where it stands as it is. Sources: npm's, Yarn's and
 * Bun's references of registry settings, the description of `.pypirc`, PDM's chapter on sources, and GitHub's
 * "Dependabot options reference".
 */
import type { Document } from '../../engine/document.ts';
import { itemsAt, type MapNode, mapAt, type Node, type Pair, type ScalarNode, scalarAt } from '../../engine/tree.ts';
import { isPrivateHost, urlOf } from '../../model/manifest/url-parts.ts';
import { isPlaceholder } from '../../model/secret-shape.ts';

export interface SecretSetting {
  readonly pair: Pair;
  readonly scalar: ScalarNode;
  /** The map that holds the pair. */
  readonly map: MapNode;
}

export function secretSettingsIn({ kind, root }: Document): readonly SecretSetting[] {
  if (root?.kind !== 'map') return [];
  switch (kind) {
    case 'npmrc':
      return secretsOf(root, npmSecret);
    case 'yarnrc':
      return yarnSecrets(root);
    case 'pypirc':
      return root.pairs.flatMap(({ value }) => (isLocal(value, 'repository') ? [] : secretsOf(value, /^password$/i)));
    case 'pyproject':
      return itemsAt(root, 'tool', 'pdm', 'source').flatMap((item) =>
        isLocal(item, 'url') ? [] : secretsOf(item, /^password$/),
      );
    case 'bunfig':
      return [mapAt(root, 'install', 'registry'), ...valuesIn(mapAt(root, 'install', 'scopes'))].flatMap((registry) =>
        isLocal(registry, 'url') ? [] : secretsOf(registry, /^(token|password)$/),
      );
    case 'dependabot':
      return valuesIn(mapAt(root, 'registries')).flatMap((registry) => secretsOf(registry, /^(token|password|key)$/));
    default:
      return [];
  }
}

/** For one registry behind its address, or for all of them. */
const npmSecret = /^(\/\/(?!localhost\b|127\.|\[::1\]|0\.0\.0\.0).*:)?(_authToken|_auth|_password|key)$/i;

/** At the top, for each scope, and for each registry by its address. */
function yarnSecrets(root: MapNode): readonly SecretSetting[] {
  const registries =
    mapAt(root, 'npmRegistries')?.pairs.filter(({ key }) => !isLocalAddress(`http:${key.value}`)) ?? [];
  const homes = [root, ...valuesIn(mapAt(root, 'npmScopes')), ...registries.map(({ value }) => value)];
  return homes.flatMap((home) => (isLocal(home, 'npmRegistryServer') ? [] : secretsOf(home, /^npmAuth(Token|Ident)$/)));
}

function valuesIn(map: MapNode | undefined): readonly (Node | undefined)[] {
  return map?.pairs.map(({ value }) => value) ?? [];
}

function secretsOf(map: Node | undefined, name: RegExp): readonly SecretSetting[] {
  if (map?.kind !== 'map') return [];
  return map.pairs.flatMap((pair) =>
    name.test(pair.key.value) && pair.value?.kind === 'scalar' && !isPlaceholder(pair.value.value)
      ? [{ pair, scalar: pair.value, map }]
      : [],
  );
}

/** A registry on this machine or in a private network, as tests use it. */
function isLocal(map: Node | undefined, key: string): boolean {
  return isLocalAddress(scalarAt(map, key)?.value ?? '');
}

function isLocalAddress(address: string): boolean {
  const url = urlOf(address);
  return url !== undefined && isPrivateHost(url.host);
}
