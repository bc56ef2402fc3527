/**
 * The ways out: https, the commit behind a file on GitHub, or steps that look before they run.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import { type Commit, commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { FetchedRun } from '../../model/script/fetched-runs.ts';
import { shortText } from '../../model/short-text.ts';
import type { Address } from './address.ts';

interface Place {
  readonly document: Document;
  readonly script: ScalarNode;
  readonly run: FetchedRun;
}

export function fixesFor(place: Place, address: Address | undefined, facts: Facts): readonly Fix[] {
  const edits = address ? [...toHttps(place, address), ...toCommit(place, address, facts)] : [];
  return [...edits, byHand(place.run, address)];
}

function toHttps({ document, script, run: { urlAt } }: Place, address: Address): readonly Fix[] {
  const at = urlAt && script.value.indexOf(address.text, urlAt.start);
  if (address.isPrivate || at === undefined || at < 0) return [];
  const scheme = /^http:\/\//i.exec(address.text)?.[0] ?? '';
  if (scheme === '' && address.text.includes('://')) return [];
  return [
    {
      title: `Fetch from ${shortText(address.host, 40)} over https`,
      safety: 'careful',
      edits: replaceInScalar(document, script, at, at + scheme.length, 'https://'),
    },
  ];
}

/** A branch has no lasting commit, so the newest release takes its place. */
function toCommit(
  { document, script, run: { urlAt } }: Place,
  { text, file, names, isPrivate }: Address,
  facts: Facts,
): readonly Fix[] {
  const at = urlAt && script.value.indexOf(text, urlAt.start);
  if (!file || !isPrivate || names === 'fixed' || at === undefined || at < 0 || /[$%]/.test(file.ref)) return [];
  const asked = file.ref.replace(/^refs\/tags\//, '');
  const ref = /^v?\d/.test(asked) ? asked : newest;
  const { owner, repo } = file;
  const title =
    ref === newest
      ? `Ask GitHub for the newest release of ${shortText(repo)}, and fetch that one`
      : `Ask GitHub where ${shortText(asked)} of ${shortText(repo)} is today, and fetch that`;
  const request = { owner, repo, ref };
  const write = ({ sha }: Commit): Fix => ({
    title,
    safety: 'careful',
    edits: replaceInScalar(document, script, at + file.refAt, at + file.refAt + file.ref.length, sha),
  });
  const commit = facts.commits[commitKey(request)];
  return [commit ? write(commit) : { title, safety: 'careful', edits: [], needs: { commitOf: request } }];
}

function byHand({ how }: FetchedRun, address: Address | undefined): Fix {
  const name = shortText(address?.host ?? 'the network', 40);
  if (address?.host === 'codecov.io')
    return guided('Use the action of Codecov', [
      'Codecov retired this script after 2021. Remove the command.',
      'Add a step with `uses: codecov/codecov-action` at a commit.',
    ]);
  const check = 'Compare it with `sha256sum --check` above the line that runs it.';
  return how === 'saved'
    ? guided(`Compare what ${name} sends with a checksum`, [
        'Look whether its makers publish a checksum. If not, run `sha256sum` on the file yourself.',
        check,
      ])
    : guided(`Save what ${name} sends, and check it before it runs`, [
        'See whether an action or a package of your system brings the same tool.',
        'If not, fetch the script yourself, read it, and run `sha256sum` on it.',
        'Save it to a file here first, as in `curl -fsSLo FILE ADDRESS`.',
        check,
      ]);
}

function guided(title: string, guide: readonly string[]): Fix {
  return { title, safety: 'guided', edits: [], guide };
}
