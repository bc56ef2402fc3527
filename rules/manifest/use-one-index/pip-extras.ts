/**
 * `--extra-index-url` for pip: pip asks every index and takes the highest version, whoever offers it.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Found } from '../../engine/rule.ts';
import { removalOf } from '../../model/manifest/index-removal.ts';
import type { IndexSetting } from '../../model/manifest/index-setting.ts';
import { indexSettingsOf } from '../../model/manifest/index-settings.ts';
import { shortText } from '../../model/short-text.ts';

export function* pipExtras(document: Document): Generator<Found> {
  // One hash makes pip demand a hash for every package, and a look-alike has another one.
  if (document.kind === 'requirements' && /--(require-hashes|hash=)/.test(document.text)) return;
  const settings = indexSettingsOf(document);
  const hasIndex = settings.some(({ role }) => role === 'index');
  if (isOneIndex(settings, hasIndex)) return;
  const seen = new Set<number>();
  for (const setting of settings) {
    // A key of pip's configuration may hold several addresses: one finding for the key.
    if (setting.role !== 'extra' || seen.has(setting.optionAt.start)) continue;
    const isFirst = seen.size === 0;
    seen.add(setting.optionAt.start);
    yield {
      at: setting.optionAt,
      scope: setting.scope,
      message: `\`${shortText(setting.option)}\` lets a stranger’s look-alike win over your package. Name one index only.`,
      fixes: fixesFor(document, setting, isFirst && !hasIndex),
    };
  }
}

/** One index named twice, or the public one beside itself, as pip has it by default. */
function isOneIndex(settings: readonly IndexSetting[], hasIndex: boolean): boolean {
  const named = settings.filter(({ role }) => role === 'index' || role === 'extra').map(({ text }) => addressOf(text));
  return new Set(hasIndex ? named : ['public', ...named]).size < 2;
}

function addressOf(text: string): string {
  const address = text.toLowerCase().replace(/\/+$/, '');
  return /^https:\/\/(www\.)?pypi\.(org|python\.org)\/simple$/.test(address) ? 'public' : address;
}

function fixesFor(document: Document, setting: IndexSetting, canBeOnly: boolean): readonly Fix[] {
  const { option, optionAt, home } = setting;
  const isSeveral = home.form === 'ini' && home.count > 1;
  const only: Fix = {
    title: 'Make this the only index',
    safety: 'careful',
    edits: [{ path: document.path, span: optionAt, text: option.replace(/extra[-_]/i, '') }],
    guide: ['Check that this index has every package, or passes the public ones on.', tryIt],
  };
  const remove: Fix = {
    title: 'Remove the second index',
    safety: 'careful',
    edits:
      home.form === 'ini'
        ? removalOf(document, { ...setting, home: { ...home, count: 1 } })
        : removalOf(document, setting),
    guide: ['Make sure that the index you keep has every package you need.', tryIt],
  };
  return [...(canBeOnly && !isSeveral ? [only] : []), remove, keepBoth];
}

const tryIt = 'Install once into an empty environment.';

const keepBoth: Fix = {
  title: 'Keep both, and let pip check every file',
  safety: 'guided',
  edits: [],
  guide: [
    'Run `pip-compile --generate-hashes` or `uv pip compile --generate-hashes` over your list of packages.',
    'Install from the file it writes. A look-alike has another content, so pip refuses it.',
  ],
};
