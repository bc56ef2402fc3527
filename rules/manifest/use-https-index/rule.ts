/**
 * Finds package indexes that are reached without encryption, and switches that stop checking who answers.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { removalOf } from '../../model/manifest/index-removal.ts';
import type { IndexSetting } from '../../model/manifest/index-setting.ts';
import { indexSettingsOf } from '../../model/manifest/index-settings.ts';
import { isPrivateHost, type UrlParts, urlOf } from '../../model/manifest/url-parts.ts';
import { shortText } from '../../model/short-text.ts';

export const rule: DocumentRule = {
  id: 'use-https-index',
  family: 'manifest',
  title: 'Fetch packages over https',
  reads: [
    'requirements',
    'pip-config',
    'pyproject',
    'uv-config',
    'npmrc',
    'yarnrc',
    'pnpm-workspace',
    'bunfig',
    'package-json',
    'pypirc',
  ],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['osps:OSPS-BR-03.02'],
  *check(document) {
    for (const setting of indexSettingsOf(document)) {
      if (setting.role === 'unchecked') yield unchecked(document, setting);
      else if (setting.role === 'trusted') yield* trusted(document, setting);
      else yield* unencrypted(document, setting);
    }
  },
};

function* unencrypted(document: Document, setting: IndexSetting): Generator<Found> {
  const { role, text, scalar, start, scope } = setting;
  const url = urlOf(text);
  if (url?.scheme !== 'http' || isPrivateHost(url.host)) return;
  const host = shortText(url.host);
  yield {
    at: sourceOf(scalar, start, start + text.length),
    scope,
    message:
      role === 'upload'
        ? '`http://` shows your releases and your password to anyone on the way. Use https.'
        : `\`http://\` lets anyone on the way swap packages from \`${host}\`. Use https.`,
    fixes: [toHttps(document, setting, url)],
  };
}

function toHttps({ path }: Document, { scalar, start }: IndexSetting, { schemeAt, portAt, port, host }: UrlParts): Fix {
  const scheme = { path, span: sourceOf(scalar, start + schemeAt.start, start + schemeAt.end), text: 'https' };
  const withoutPort = { path, span: sourceOf(scalar, start + portAt.start, start + portAt.end), text: '' };
  return {
    title: `Use https for ${shortText(host)}`,
    safety: 'careful',
    // Port 80 speaks plain http only.
    edits: port === '80' ? [scheme, withoutPort] : [scheme],
    guide: [tryOnce],
  };
}

function* trusted(document: Document, setting: IndexSetting): Generator<Found> {
  const { text, option, at, scope } = setting;
  const isAny = /^\*+$/.test(text);
  if (!isAny && isPrivateHost(text.replace(/^\*+\./, ''))) return;
  const name = isAny ? 'any server' : `\`${shortText(text)}\``;
  yield {
    at,
    scope,
    message: `\`${shortText(option)}\` lets anyone on the way pose as ${name}. Remove it.`,
    fixes: [
      {
        title: `Check who answers for ${name.replaceAll('`', '')} again`,
        safety: 'careful',
        edits: removalOf(document, setting),
        guide: [option === 'unsafeHttpWhitelist' ? tryOnce : ownCertificate],
      },
    ],
  };
}

function unchecked(document: Document, setting: IndexSetting): Found {
  const { option, scope, at } = setting;
  const edits = [{ path: document.path, span: at, text: 'true' }];
  return {
    at,
    scope,
    message: `\`${shortText(option)}\` is off, so anyone on the way can swap a package. Turn it on.`,
    fixes: [{ title: `Turn ${shortText(option)} on again`, safety: 'careful', edits, guide: [ownCertificate] }],
  };
}

const ownCertificate = 'A server with its own certificate? Name that file in your settings (`cafile`, `cert`).';

const tryOnce = 'Install once. If the server does not answer over https, ask its owner for it.';
