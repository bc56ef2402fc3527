/**
 * Every password and token in a file: behind a key that is made for one, or inside an address.
 */
import type { Document } from '../../engine/document.ts';
import { type ScalarNode, type Span, scalarAt, scalarsIn, sourceOf } from '../../engine/tree.ts';
import { dependenciesOf } from '../../model/manifest/dependency-entries.ts';
import { isPrivateHost, type UrlParts, urlsIn } from '../../model/manifest/url-parts.ts';
import { isKnownToken, isLikeToken, isPlaceholder } from '../../model/secret-shape.ts';
import { type SecretSetting, secretSettingsIn } from './secret-settings.ts';

export interface StoredSecret {
  /** What a message calls it, never what it says. */
  readonly name: string;
  /** What tells it from others in the same file, without a word of it. */
  readonly standIn: string;
  readonly at: Span;
  readonly scope: Span;
  readonly home:
    | ({ readonly form: 'setting' } & SecretSetting)
    /** Offsets in the scalar: the password, and all that stands before the host. */
    | { readonly form: 'address'; readonly scalar: ScalarNode; readonly secret: Span; readonly userInfo: Span };
}

export function storedSecretsIn(document: Document): readonly StoredSecret[] {
  const settings = secretSettingsIn(document).map(fromSetting);
  const isSetting = (scalar: ScalarNode) => settings.some(({ home }) => home.scalar === scalar);
  const addresses = addressScalars(document)
    .filter((scalar) => !isSetting(scalar))
    .flatMap(addressesIn);
  return [...settings, ...addresses].sort((a, b) => a.at.start - b.at.start);
}

/** In package.json only what npm fetches: other addresses there are for people. */
function addressScalars(document: Document): readonly ScalarNode[] {
  if (document.kind !== 'package-json') return scalarsIn(document.root);
  const registry = scalarAt(document.root, 'publishConfig', 'registry');
  return [...dependenciesOf(document).map(({ spec }) => spec), ...(registry ? [registry] : [])];
}

function fromSetting(secret: SecretSetting): StoredSecret {
  const { key, span: scope } = secret.pair;
  const name = `\`${key.value.slice(key.value.lastIndexOf(':') + 1)}\``;
  return { name, standIn: key.value, at: secret.scalar.span, scope, home: { form: 'setting', ...secret } };
}

/** `https://user:password@host`, or a token in the place of the user. */
function addressesIn(scalar: ScalarNode): readonly StoredSecret[] {
  return urlsIn(scalar.value).flatMap((url) => {
    const { scheme, host, userInfoAt } = url;
    const secret = /^(git\+)?https?$/.test(scheme) && !isPrivateHost(host) ? secretIn(url) : undefined;
    if (!secret) return [];
    return [
      {
        name: 'the password in this address',
        standIn: `${scheme}://${host}`,
        at: sourceOf(scalar, secret.start, secret.end),
        scope: scalar.span,
        home: { form: 'address', scalar, secret, userInfo: userInfoAt },
      },
    ];
  });
}

function secretIn({ user, password, userAt, passwordAt }: UrlParts): Span | undefined {
  if (isKnownToken(user)) return userAt;
  if (password && !isPlaceholder(password)) return passwordAt;
  return isLikeToken(user) ? userAt : undefined;
}
