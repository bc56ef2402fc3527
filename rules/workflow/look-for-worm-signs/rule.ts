/**
 * Finds what known worms and injected workflows leave behind: their names and addresses, secrets sent out, and ways back in.
 */

import { installFile } from '../../data/worm-signs.ts';
import type { Document } from '../../engine/document.ts';
import { mentions, mentionsWord } from '../../engine/mentions.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { scalarsIn, valueAt } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { codedScriptSigns, discussionSigns } from './backdoors.ts';
import { dumpSigns } from './dumps.ts';
import { fixesFor, scriptFixes } from './fixes.ts';
import { namesIn } from './names.ts';
import { sendingSigns } from './sending.ts';
import { type Sign, worm } from './sign.ts';

export const rule: DocumentRule = {
  id: 'look-for-worm-signs',
  family: 'workflow',
  title: 'Look for signs of known worms',
  reads: ['workflow', 'action', 'package-json'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: 'an hour',
  item: 'no-secrets',
  equivalents: [
    'pipeline-check:GHA-056',
    'pipeline-check:GHA-116',
    'codeql:actions/secret-exfiltration',
    'checkov:CKV_GHA_3',
    'checkov:CKV_GHA_4',
  ],
  *check(document, repository) {
    if (document.kind === 'package-json') {
      yield* installScripts(document);
      return;
    }
    if (!mayHoldSigns(document)) return;
    for (const sign of signsIn(document, repository)) {
      const { at, message, severity, certainty, equivalents, step } = sign;
      const scope = step ? { scope: step.node.span } : {};
      yield { at, ...scope, message, severity, certainty, equivalents, fixes: fixesFor(document, sign) };
    }
  },
};

/** A cheap look before the real one. */
function mayHoldSigns(document: Document): boolean {
  return (
    mentionsWord(document, ['curl', 'wget', 'nc', 'irm', 'iwr']) ||
    mentions(document, signWords) ||
    /secrets *[)}]|\d\.\d+\.\d+\.\d/i.test(document.text)
  );
}

const signWords = 'hulud ncat netcat base64 webhook.site invoke- discussion plesk getsession'.split(' ');

function* signsIn(document: Document, repository: Repository): Generator<Sign> {
  yield* namesIn(document);
  const seen = new Set<object>();
  for (const place of stepPlacesIn(document)) {
    if (seen.has(place.step.node)) continue;
    seen.add(place.step.node);
    yield* sendingSigns(place, repository);
    yield* discussionSigns(place);
    yield* codedScriptSigns(place);
    yield* dumpSigns(place, repository);
  }
}

/** A package that the second Shai-Hulud changed: installing it starts the worm. */
function* installScripts(document: Document): Generator<Found> {
  if (!installFile.test(document.text)) return;
  const scripts = valueAt(document.root, 'scripts');
  for (const { key, value } of scripts?.kind === 'map' ? scripts.pairs : []) {
    if (!/^(pre|post)?install$|^prepare$/.test(key.value)) continue;
    for (const scalar of scalarsIn(value)) {
      if (!installFile.test(scalar.value)) continue;
      const message = 'This starts the Shai-Hulud worm on every install. Clean your machine first, then remove it.';
      yield { ...worm, at: scalar.span, message, fixes: scriptFixes(document, key.value) };
    }
  }
}
