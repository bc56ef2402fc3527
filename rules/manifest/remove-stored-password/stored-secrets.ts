/**
 * Where each kind of file keeps passwords and tokens. Sources: npm's and Yarn's references of registry settings, the
 * description of `.pypirc`, and pip's and uv's chapters on signing in to an index.
 */
import type { Document } from '../../engine/document.ts';
import { type Pair, type ScalarNode, type Span, scalarsIn, sourceOf } from '../../engine/tree.ts';
import { isPrivateHost, urlsIn } from '../../model/url-parts.ts';
import { isLikeToken, isPlaceholder } from './placeholder.ts';

export interface StoredSecret {
  /** How a message begins: what it is, never what it says. */
  readonly name: string;
  readonly at: Span;
  readonly scope: Span;
  readonly home:
    | { readonly form: 'setting'; readonly pair: Pair; readonly scalar: ScalarNode; readonly section: string | null }
    /** Offsets in the scalar: the password, and all that stands before the host. */
    | { readonly form: 'address'; readonly scalar: ScalarNode; readonly secret: Span; readonly userInfo: Span };
}

export function storedSecretsIn(document: Document): readonly StoredSecret[] {
  const settings = settingsIn(document);
  const isSetting = (scalar: ScalarNode) => settings.some(({ home }) => home.scalar === scalar);
  const addresses = [...scalarsIn(document.root)].filter((scalar) => !isSetting(scalar)).flatMap(addressesIn);
  return [...settings, ...addresses].sort((a, b) => a.at.start - b.at.start);
}

function settingsIn({ kind, root }: Document): readonly StoredSecret[] {
  if (root?.kind !== 'map') return [];
  if (kind === 'npmrc')
    return root.pairs.flatMap((pair) => (npmSecret.test(pair.key.value) ? setting(pair, null) : []));
  if (kind === 'yarnrc')
    return pairsIn(root).flatMap((pair) => (/^npmAuth(Token|Ident)$/.test(pair.key.value) ? setting(pair, null) : []));
  if (kind === 'pypirc') {
    return root.pairs.flatMap(({ key, value }) =>
      value?.kind === 'map'
        ? value.pairs.flatMap((pair) => (pair.key.value.toLowerCase() === 'password' ? setting(pair, key.value) : []))
        : [],
    );
  }
  return [];
}

/** For one registry behind its address, or for all of them. */
const npmSecret = /^(\/\/(?!localhost\b|127\.|\[::1\]|0\.0\.0\.0).*:)?(_authToken|_auth|_password|key)$/i;

function setting(pair: Pair, section: string | null): readonly StoredSecret[] {
  const { value: scalar, key, span: scope } = pair;
  if (scalar?.kind !== 'scalar' || isPlaceholder(scalar.value)) return [];
  const name = `\`${key.value.slice(key.value.lastIndexOf(':') + 1)}\``;
  return [{ name, at: scalar.span, scope, home: { form: 'setting', pair, scalar, section } }];
}

function pairsIn(node: Pair['value'], seen: Set<unknown> = new Set()): readonly Pair[] {
  if (node?.kind !== 'map' || seen.has(node)) return [];
  seen.add(node);
  return node.pairs.flatMap((pair) => [pair, ...pairsIn(pair.value, seen)]);
}

/** `https://user:password@host`, or a token in the place of the user. */
function addressesIn(scalar: ScalarNode): readonly StoredSecret[] {
  return urlsIn(scalar.value).flatMap(({ scheme, host, user, password, userAt, passwordAt, userInfoAt }) => {
    if (!/^(git\+)?https?$/.test(scheme) || isPrivateHost(host)) return [];
    const isPassword = password !== undefined && password !== '' && !isPlaceholder(password);
    const isToken = isLikeToken(user) && (password === undefined || password === '' || !isPassword);
    if (!isPassword && !isToken) return [];
    const secret = isPassword ? passwordAt : userAt;
    return [
      {
        name: 'The password in this address',
        at: sourceOf(scalar, secret.start, secret.end),
        scope: scalar.span,
        home: { form: 'address', scalar, secret, userInfo: userInfoAt },
      },
    ];
  });
}
