/**
 * Short pages for rows that no rule speaks for: what it is, why, and how to do it by hand. Markdown, whole sentences.
 * Where rules exist, their own pages are shown instead.
 */
import { l10n } from 'vscode';
import type { ChecklistRow } from '../server/lsp/messages.ts';

export function itemPage(item: ChecklistRow['item']): string {
  return pages[item]().join('\n\n');
}

const accountSettings = 'https://github.com/settings/security';
const aboutRules =
  'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets';
const aboutPublishing = 'https://repos.openssf.org/trusted-publishers-for-all-package-repositories';
const aboutScanning = 'https://docs.github.com/en/code-security/secret-scanning/introduction/about-secret-scanning';
const aboutUse = 'https://docs.github.com/en/actions/reference/security/secure-use';
const aboutReports =
  'https://docs.github.com/en/code-security/security-advisories/guidance-on-reporting-and-writing-information-about-vulnerabilities/privately-reporting-a-security-vulnerability';

const notSeen = () => l10n.t('Longhaul has no check for this row yet, so it says that it could not tell.');

const pages: Readonly<Record<ChecklistRow['item'], () => readonly string[]>> = {
  'safe-account': () => [
    l10n.t(
      'Whoever gets into your account can publish in your name. A second step at sign-in stops a stolen password.',
    ),
    l10n.t('No program can see this from your files, so you tick it yourself.'),
    [
      l10n.t('1. Open your [sign-in settings on GitHub]({0}).', accountSettings),
      l10n.t('2. Add a passkey, or turn on a second step. An app is safer than a text message.'),
      l10n.t('3. Store the recovery codes somewhere that is not your computer.'),
      l10n.t('4. Do the same at each place you publish to.'),
    ].join('\n'),
  ],
  'second-opinion': () => [
    l10n.t('Two people see more than one. A second owner can also act when you are away or have lost your key.'),
    l10n.t('No program can see this from your files, so you tick it yourself.'),
    [
      l10n.t('1. Ask someone you trust, and whose work you know, to be the second owner.'),
      l10n.t('2. Ask for one review before a change reaches your main branch.'),
      l10n.t('3. Write down who may release, so that others know whom to ask.'),
    ].join('\n'),
  ],
  'no-strangers-code': () => [
    l10n.t('A pull request from a stranger can carry code. Your builds should run it where no secret is in reach.'),
    l10n.t('GitHub explains [how to use workflows safely]({0}).', aboutUse),
    notSeen(),
  ],
  'small-keys': () => [
    l10n.t('Each job gets a built-in key. Give it only the rights its steps use, and a mistake stays small.'),
    l10n.t('GitHub explains [how to use workflows safely]({0}).', aboutUse),
    notSeen(),
  ],
  'fixed-parts': () => [
    l10n.t('What you build with can change while you sleep. Name exact versions, so each build uses what you chose.'),
    l10n.t('GitHub explains [how to use workflows safely]({0}).', aboutUse),
    notSeen(),
  ],
  'publish-without-password': () => [
    l10n.t(
      'A stored publishing password can leak years later. Many package registries accept proof from your build instead.',
    ),
    l10n.t('The OpenSSF explains [how to publish from a build without a password]({0}).', aboutPublishing),
    notSeen(),
  ],
  'no-secrets': () => [
    l10n.t(
      'A password in the repository stays in its history. Clean your machine of harmful programs first, then revoke it.',
    ),
    l10n.t('GitHub can [watch for passwords in what you push]({0}).', aboutScanning),
    notSeen(),
  ],
  'safe-main-branch': () => [
    l10n.t('A rule for your main branch stops anyone, you included, from rewriting what others rely on.'),
    l10n.t('GitHub explains [rules for branches]({0}). Start with two: no deletion, no forced push.', aboutRules),
    notSeen(),
  ],
  'fresh-dependencies': () => [
    l10n.t('The parts you use get repairs too. A tool that opens pull requests for them saves you the watching.'),
    l10n.t('Ask it to wait some days before it offers a new release. Harmful releases are often found by then.'),
    notSeen(),
  ],
  'private-reports': () => [
    l10n.t('Someone who finds a weakness needs a way to tell you before they tell everyone.'),
    l10n.t('GitHub explains [private reporting]({0}). A file named SECURITY.md says what you promise.', aboutReports),
    notSeen(),
  ],
};
