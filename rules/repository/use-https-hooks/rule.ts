/**
 * Finds pre-commit hooks that are fetched without encryption: everyone on the way can swap what then runs on each commit.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type ScalarNode, sourceOf } from '../../engine/tree.ts';
import { type HookRepository, hookRepositoriesIn } from '../../model/manifest/hook-repositories.ts';
import { isPrivateHost, type UrlParts, urlsIn } from '../../model/manifest/url-parts.ts';
import { shortText } from '../../model/short-text.ts';

export const rule: DocumentRule = {
  id: 'use-https-hooks',
  family: 'repository',
  title: 'Fetch your commit hooks over https',
  reads: ['pre-commit'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['zizmor:insecure-url-scheme'],
  *check(document) {
    if (!/(http|git):\/\//i.test(document.text)) return;
    for (const hooks of hookRepositoriesIn(document)) {
      for (const scalar of [hooks.repo, ...hooks.packages]) {
        const url = urlsIn(scalar.value).find(({ scheme }) => openSchemes.has(scheme));
        if (url) yield found(document, hooks, scalar, url);
      }
    }
  },
};

const openSchemes = new Set(['http', 'git', 'git+http', 'git+git']);

function found(document: Document, hooks: HookRepository, scalar: ScalarNode, url: UrlParts): Found {
  const host = shortText(url.host, 40);
  const isOwn = scalar === hooks.repo;
  return {
    at: scalar.span,
    scope: hooks.node.span,
    message: /http/.test(url.scheme)
      ? `Anyone on the way from \`${host}\` can swap this hook. Fetch it over https.`
      : `\`git://\` hides nothing, so anyone on the way can swap this hook. Use https.`,
    // git itself notices when a full commit id names other content.
    severity: isOwn && /^[0-9a-f]{40}$/i.test(hooks.rev?.value ?? '') ? 'good-habit' : 'worth-fixing',
    certainty: isPrivateHost(url.host) ? 'possible' : 'certain',
    equivalents: isOwn ? ['zizmor:insecure-url-scheme'] : [],
    fixes: [toHttps(document, scalar, url)],
  };
}

/** These answer at the same address over https, and have for years. */
const answering =
  /(^|\.)(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|opendev\.org|git\.sr\.ht|salsa\.debian\.org)$/;

function toHttps({ path }: Document, scalar: ScalarNode, { scheme, schemeAt, port, portAt, host }: UrlParts): Fix {
  const text = scheme.startsWith('git+') ? 'git+https' : 'https';
  const edits = [{ path, span: sourceOf(scalar, schemeAt.start, schemeAt.end), text }];
  // These ports speak the old way only.
  const withoutPort = { path, span: sourceOf(scalar, portAt.start, portAt.end), text: '' };
  const isKnown = answering.test(host) && port === '';
  return {
    title: `Use https for ${shortText(host, 40)}`,
    safety: isKnown ? 'safe' : 'careful',
    edits: port === '80' || port === '9418' ? [...edits, withoutPort] : edits,
    ...(isKnown
      ? {}
      : { guide: ['Run `pre-commit run` once. If the server does not answer, ask its owner for https.'] }),
  };
}
