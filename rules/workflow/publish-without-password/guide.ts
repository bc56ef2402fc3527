/**
 * What a person does at the registry and on GitHub, step by step. Names are filled in where the files say them.
 */
import type { Repository } from '../../engine/repository.ts';
import { environmentOf, hasUnknownRights, usualEnvironment } from '../../model/publish/job-edits.ts';
import { githubName, packageName } from '../../model/publish/project.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { type Registry, registries } from '../../model/publish/registry.ts';
import { shortText } from '../../model/short-text.ts';
import { saysNode } from './npm.ts';

/** Behind the edits. */
export function guideFor(publishing: Publishing, repository: Repository): readonly string[] {
  const { place, registry } = publishing;
  const { job } = place;
  const isNew = job !== undefined && environmentOf(job) === undefined;
  return [
    ...atRegistry(publishing, repository, isNew ? usualEnvironment : ((job && environmentOf(job)) ?? '')),
    ...(isNew
      ? [`On GitHub, open Settings, then Environments. Create \`${usualEnvironment}\` and add yourself as reviewer.`]
      : []),
    ...(registry === 'npm' && !saysNode(publishing)
      ? ['Check that this job uses Node 24, or npm 11.5.1 or newer.']
      : []),
    ...tool(publishing),
    ...(job && hasUnknownRights(job) ? ['The job’s rights are now listed. Add what else it needs there.'] : []),
    ...afterwards(publishing),
  ];
}

/** Instead of edits. */
export function byHand(publishing: Publishing, repository: Repository): readonly string[] {
  const { place, registry } = publishing;
  const { job } = place;
  const name = (job && environmentOf(job)) || usualEnvironment;
  return [
    ...atRegistry(publishing, repository, name),
    `On GitHub, open Settings, then Environments. Create \`${name}\` and add yourself as reviewer.`,
    `Give the job \`environment: ${name}\`, and \`id-token: write\` below its \`permissions\`.`,
    inJob[registry],
    ...afterwards(publishing),
  ];
}

const pages: Readonly<Record<Registry, string>> = {
  pypi: 'On PyPI, open {}, then “Manage” and “Publishing”. Add a GitHub publisher.',
  npm: 'On npmjs.com, open the settings of {}. Choose GitHub Actions below “Trusted publisher”.',
  rubygems: 'On rubygems.org, open your gem, then “Trusted publishers”. Create one for GitHub Actions.',
  crates: 'On crates.io, open your crate’s settings, then `Trusted Publishing`. Add a publisher.',
  nuget: 'On nuget.org, open `Trusted Publishing` in your account’s menu. Create a policy.',
  ghcr: 'On GitHub, open the package’s settings. Add this repository below “Manage Actions access”.',
};

function atRegistry(
  { registry, place: { document } }: Publishing,
  repository: Repository,
  environment: string,
): readonly string[] {
  const name = packageName(registry, repository);
  const owner = githubName(repository);
  const file = shortText(document.path.split('/').at(-1) ?? '', 40);
  const things = [
    `the workflow \`${file}\``,
    ...(environment ? [`the environment \`${shortText(environment, 24)}\``] : []),
  ];
  return [
    pages[registry].replace('{}', name ? `\`${name}\`` : registry === 'pypi' ? 'your project' : 'your package'),
    ...(owner ? [`Name the repository \`${owner}\` there.`] : []),
    `Name ${things.join(' and ')} there.`,
    ...(registry === 'npm'
      ? ['Tick `npm publish` there, or `npm stage publish` to confirm each release yourself.']
      : []),
    ...(registry === 'nuget' ? ['Add a variable `NUGET_USER` on GitHub, with your profile name at nuget.org.'] : []),
  ];
}

/** Versions that are new enough. */
function tool({ tool: name }: Publishing): readonly string[] {
  const said = Object.entries(newEnough).find(([start]) => name.toLowerCase().startsWith(start))?.[1];
  return said ? [said] : [];
}

const newEnough: Readonly<Record<string, string>> = {
  'twine upload': 'Twine does this from version 6.1 on. Raise it where it is fixed to an older one.',
  'pdm publish': '`pdm` does this from version 2.16 on. Raise it where it is fixed to an older one.',
  'pnpm publish': 'pnpm does this from version 11.0.9 on. Older ones leave it to npm.',
  'yarn npm': 'Yarn does this from version 4.10 on.',
  'semantic-release': '`semantic-release` does this from version 25 on. Raise it in package.json.',
  'cycjimmy/': '`semantic-release` does this from version 25 on.',
  'bun publish': 'npm does not replace `workspace:` versions. Look whether your package has any.',
};

const inJob: Readonly<Record<Registry, string>> = {
  pypi: 'Upload with `pypa/gh-action-pypi-publish` or `uv publish`, and give neither a password.',
  npm: 'Publish with npm 11.5.1 or newer, and give it no password. Node 24 brings it.',
  rubygems: 'Run `rubygems/configure-rubygems-credentials` before the push, and take the key out.',
  crates: 'Run `rust-lang/crates-io-auth-action` before. Hand its `token` to cargo instead of the secret.',
  nuget: 'Run `NuGet/login` before. Hand its `NUGET_API_KEY` to the push instead of the secret.',
  ghcr: 'Sign in with `secrets.GITHUB_TOKEN`, and give the job `packages: write`.',
};

function afterwards({ keys, registry }: Publishing): readonly string[] {
  const deadline = registry === 'npm' && keys.length > 0 ? [npmDeadline] : [];
  const secret = (keys.find((key) => !/user/i.test(key.secret)) ?? keys[0])?.secret;
  const name = registries[registry].name;
  return secret
    ? [
        ...deadline,
        `After the first release, delete the secret \`${shortText(secret, 30)}\` and its password at ${name}.`,
      ]
    : [`After the first release, delete the stored password here and at ${name}.`];
}

/** GitHub's changelog of 7 July 2026; the month as npm announced it. */
const npmDeadline = 'npm plans to refuse releases by such a password from about January 2027.';
