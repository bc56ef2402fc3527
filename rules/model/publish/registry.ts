/**
 * The public registries that packages go to, and what each knows about publishing without a stored password.
 * Sources: docs.pypi.org/trusted-publishers, docs.npmjs.com/trusted-publishers, guides.rubygems.org/trusted-publishing,
 * crates.io/docs/trusted-publishing, learn.microsoft.com/nuget/nuget-org/trusted-publishing, docs.github.com on packages.
 */

export type Registry = 'pypi' | 'npm' | 'rubygems' | 'crates' | 'nuget' | 'ghcr';

export interface RegistryFacts {
  /** As people say it, for a sentence. */
  readonly name: string;
  /** An address that is surely this registry, or its place for trying out. */
  readonly address: RegExp;
  /** Variables in which its tools look for a password, and names of secrets that tell. */
  readonly variables: RegExp;
  readonly secrets: RegExp;
  /** A script that signs in to it, or writes its password to a file, for later steps. */
  readonly signIn: RegExp;
}

export const registries: Readonly<Record<Registry, RegistryFacts>> = {
  pypi: {
    name: 'PyPI',
    address: /^(https:\/\/)?((upload|test)\.)?pypi\.(org|python\.org)(\/(legacy|pypi))?\/?$|^(test)?pypi$|^testpypi$/i,
    variables:
      /^(TWINE_(USERNAME|PASSWORD)|UV_PUBLISH_(TOKEN|USERNAME|PASSWORD)|HATCH_INDEX_(USER|AUTH)|FLIT_(USERNAME|PASSWORD)|PDM_PUBLISH_(USERNAME|PASSWORD)|POETRY_(PYPI_TOKEN|HTTP_BASIC)_\w+|MATURIN_(PYPI_TOKEN|USERNAME|PASSWORD)|PYPI_\w*(TOKEN|PASSWORD|KEY)|(TEST_?)?PYPI_?(TOKEN|PASSWORD)?)$/i,
    secrets: /pypi|twine/i,
    signIn: /\.pypirc|\bpoetry\s+config\s+(http-basic|pypi-token)|\bkeyring\s+set\b/,
  },
  npm: {
    name: 'npm',
    address: /^(https?:)?(\/\/)?registry\.(npmjs\.org|yarnpkg\.com)\/?$/i,
    variables: /^(NODE_AUTH_TOKEN|(YARN_)?NPM_\w*(TOKEN|AUTH|PASS\w*)\w*|npm_config_\S*auth\S*|INPUT_TOKEN)$/i,
    secrets: /npm|node_auth/i,
    signIn: /_authToken|npmAuthToken|\bnpm-cli-login\b/,
  },
  rubygems: {
    name: 'RubyGems',
    address: /^(https:\/\/)?rubygems\.org\/?$/i,
    variables: /^(GEM_HOST_API_KEY|RUBYGEMS?_\w*(KEY|TOKEN))$/i,
    secrets: /gem/i,
    signIn: /\.gem\/credentials|\.local\/share\/gem\/credentials|:rubygems_api_key/,
  },
  crates: {
    name: 'crates.io',
    address: /^(crates-io|(https:\/\/)?(static\.|index\.)?crates\.io\/?)$/i,
    variables: /^(CARGO_REGISTRY_TOKEN|CARGO_REGISTRIES_CRATES_IO_TOKEN|(CRATES?|CARGO)_\w*(TOKEN|KEY))$/i,
    secrets: /cargo|crate/i,
    signIn: /\bcargo\s+login\b|\.cargo\/credentials/,
  },
  nuget: {
    name: 'NuGet',
    address: /^(nuget\.org|(https:\/\/)?(api|www)\.nuget\.org(\/v3\/index\.json|\/api\/v2\/package)?\/?)$/i,
    variables: /^NUGET_?\w*(KEY|TOKEN|AUTH)\w*$/i,
    secrets: /nuget/i,
    signIn: /\bnuget\s+setapikey\b/i,
  },
  ghcr: {
    name: 'GitHub’s registry',
    address: /^(https:\/\/)?ghcr\.io\/?$/i,
    variables: /^\b$/,
    secrets: /[\s\S]/,
    signIn: /^\b$/,
  },
};
