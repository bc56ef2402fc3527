/**
 * The ways to tie an image to one content: the digest this repository already uses for it, else steps to look it up.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { remember } from '../../engine/remember.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { shortText } from '../../model/short-text.ts';
import { imagesIn, isDigest, readImage } from '../../model/workflow/image.ts';
import type { Candidate } from './judge.ts';

export function fixesFor(document: Document, moving: readonly Candidate[], repository: Repository): readonly Fix[] {
  const [first] = moving;
  if (!first) return [];
  const known = sameAsElsewhere(document, moving, repository);
  return known ? [known, byHand(first)] : [byHand(first)];
}

function sameAsElsewhere(document: Document, moving: readonly Candidate[], repository: Repository): Fix | undefined {
  const edits = moving.flatMap(({ scalar, text }) => {
    const digest = digestsIn(repository).get(text);
    const end = scalar?.value.trimEnd().length ?? 0;
    return scalar && digest ? replaceInScalar(document, scalar, end, end, `@${digest}`) : [];
  });
  if (edits.length < moving.length) return undefined;
  const name = shortText(moving[0]?.text ?? '', 40);
  return { title: `Add the digest of ${name} that you use elsewhere`, safety: 'careful', edits };
}

/** By name with its tag, as written. Two digests for one name: the first one, in the order of paths. */
const digestsIn = remember((repository: Repository): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const document of documentsOf(repository, 'workflow', 'action')) {
    for (const { scalar } of imagesIn(document)) {
      const { text, digest } = readImage(scalar.value);
      const name = text.split('@')[0] ?? '';
      if (digest && isDigest(digest) && !found.has(name)) found.set(name, digest);
    }
  }
  return found;
});

function byHand({ text, grade, from }: Candidate): Fix {
  const name = shortText(text, 60);
  const short = name.includes('${{') ? 'this image' : shortText(name, 40);
  const where = from === 'matrix' ? 'there. Do so for every image of the matrix' : 'here';
  if (grade === 'unknown')
    return guided('Add the digest of this image by hand', [
      'Find where the image’s name comes from: an input, a variable, or another job.',
      'Write the image there with its version, an `@` and its digest.',
    ]);
  if (grade === 'broken')
    return guided(`Add the digest of ${shortText(name.split('@')[0] ?? '', 40)} anew`, [
      lookUp(name.split('@')[0] ?? ''),
      'Replace what stands behind the `@` with that digest of the image.',
    ]);
  if (grade === 'newest')
    return guided(`Add the digest of ${short} by hand`, [
      'Choose a version of the image that you know works.',
      lookUp(`${name.replace(/:latest$/i, '')}:VERSION`),
      `Write the version, an \`@\` and that digest behind the image’s name ${where}.`,
    ]);
  return guided(`Add the digest of ${short} by hand`, [
    lookUp(name),
    `Add \`@\` and that digest to the end of the image’s name ${where}.`,
  ]);
}

function lookUp(name: string): string {
  return `Run \`docker buildx imagetools inspect ${name}\` and copy the line “Digest”.`;
}

function guided(title: string, guide: readonly string[]): Fix {
  return { title, safety: 'guided', edits: [], guide };
}
