/**
 * Takes a stored password out: a variable in its place where the format knows variables, else nothing. What a person has
 * to do besides comes in the order that is safe: some harmful programs destroy files once a stolen token stops working.
 */
import type { Document } from '../../engine/document.ts';
import { removeIniPair } from '../../engine/edit/ini.ts';
import { removeTomlKeyIn, replaceTomlString } from '../../engine/edit/toml.ts';
import { removeKey, replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import { languageOf } from '../../engine/kinds.ts';
import { sourceOf } from '../../engine/tree.ts';
import type { StoredSecret } from './stored-secrets.ts';

export function fixesFor(document: Document, secret: StoredSecret): readonly Fix[] {
  const { home } = secret;
  if (home.form === 'address') return [inAddress(document, home)];
  const last = withoutVariables[document.kind];
  if (last)
    return [
      {
        title: 'Remove this password, and change it',
        safety: 'guided',
        edits: removed(document, home),
        guide: guide(last),
      },
    ];
  const variable = variableFor(home.pair.key.value);
  const read: Fix = {
    title: `Read it from ${variable} instead, and change the old one`,
    safety: 'guided',
    edits: withVariable(document, home, variable),
    guide: guide(document.kind === 'dependabot' ? forDependabot(variable) : putInto(variable)),
  };
  if (document.kind === 'dependabot') return [read];
  return [
    read,
    {
      title: 'Remove this line, and change the old one',
      safety: 'guided',
      edits: removed(document, home),
      guide: guide(publishWithout),
    },
  ];
}

/** Formats that know no variables, and what their programs read instead. */
const withoutVariables: Readonly<Partial<Record<Document['kind'], string>>> = {
  pypirc: 'Publish from a workflow that PyPI recognises. By hand, give `twine` the new one in `TWINE_PASSWORD`.',
  pyproject: 'Store the new one with `pdm config`, which keeps it outside the project.',
};

function putInto(variable: string): string {
  return `Put the new one into \`${variable}\` on your machine. On GitHub, make it a secret of that name.`;
}

function forDependabot(variable: string): string {
  return `On GitHub, open the settings of the repository. Store the new one as a Dependabot secret, \`${variable}\`.`;
}

type SettingHome = StoredSecret['home'] & { form: 'setting' };
type AddressHome = StoredSecret['home'] & { form: 'address' };

function guide(last: string): readonly string[] {
  return [
    'Look for harmful software on each machine that knows this password. Clean it first.',
    'Only then revoke it where it was made. Some harmful programs destroy files when a stolen one stops working.',
    'Look there for releases and sign-ins that are not yours.',
    'Treat it as public for good: it stays in the history of this repository.',
    last,
  ];
}

const publishWithout = 'Publish from a workflow that the registry recognises. Then there is no password to store.';

function variableFor(key: string): string {
  const name = key.slice(key.lastIndexOf(':') + 1).toLowerCase();
  const known: Readonly<Record<string, string>> = {
    _authtoken: 'NPM_TOKEN',
    _auth: 'NPM_AUTH',
    _password: 'NPM_PASSWORD',
    key: 'NPM_KEY',
    npmauthtoken: 'NPM_AUTH_TOKEN',
    npmauthident: 'NPM_AUTH_IDENT',
    password: 'NPM_PASSWORD',
  };
  return known[name] ?? 'NPM_TOKEN';
}

/** Yarn stops when a variable is missing, so it gets an empty one to fall back on. */
function withVariable(document: Document, { scalar }: SettingHome, variable: string): readonly TextEdit[] {
  switch (document.kind) {
    case 'yarnrc':
      return replaceScalar(document, scalar, `\${${variable}:-}`);
    case 'dependabot':
      return replaceScalar(document, scalar, `\${{ secrets.${variable} }}`);
    case 'bunfig':
      return replaceTomlString(document, scalar, `$${variable}`);
    default:
      return [{ path: document.path, span: scalar.span, text: `\${${variable}}` }];
  }
}

function removed(document: Document, { pair, map }: SettingHome): readonly TextEdit[] {
  switch (languageOf(document.kind)) {
    case 'ini':
      return removeIniPair(document, pair);
    case 'toml':
      return removeTomlKeyIn(document, map, pair.key.value);
    default:
      return removeKey(document, map, pair.key.value);
  }
}

/** pip fills in variables in requirements files, and npm everywhere in its settings; the others nowhere in an address. */
function inAddress(document: Document, { scalar, secret, userInfo }: AddressHome): Fix {
  const { path, kind } = document;
  const variable = kind === 'requirements' ? 'INDEX_PASSWORD' : kind === 'npmrc' ? 'NPM_PASSWORD' : undefined;
  if (variable) {
    return {
      title: `Read it from ${variable} instead, and change the old one`,
      safety: 'guided',
      edits: [{ path, span: sourceOf(scalar, secret.start, secret.end), text: `\${${variable}}` }],
      guide: guide(putInto(variable)),
    };
  }
  return {
    title: 'Take the sign-in out of this address, and change the password',
    safety: 'guided',
    edits: [{ path, span: sourceOf(scalar, userInfo.start, userInfo.end), text: '' }],
    guide: guide(signIn[kind] ?? 'Keep the new one in a variable, or in your system’s key store.'),
  };
}

const signIn: Readonly<Partial<Record<Document['kind'], string>>> = {
  'pip-config': 'Keep the new one in your system’s key store, or in `~/.netrc`. Pip looks there.',
  pyproject: 'Give the new one to uv in `UV_INDEX_…_PASSWORD`, or to Poetry with `poetry config http-basic`.',
  'package-json': 'Let git sign in with an ssh key, or from your key store.',
  'uv-config': 'Give the new one to uv in `UV_INDEX_…_PASSWORD`. Put the index’s name in place of the dots.',
};
