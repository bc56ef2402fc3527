/**
 * The ways out: turn the cache off in this step, or take every cache from the job with `cache-mode: none`.
 */
import type { CacheInput } from '../../data/cache-actions.ts';
import type { Document } from '../../engine/document.ts';
import { removeKey, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import { mapAt, pairOf } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';
import { nameOf, type RepositoryUses, usesKey } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step } from '../../model/workflow/workflow.ts';
import type { Cache } from './caches.ts';

export function fixesFor(document: Document, job: Job, step: Step, uses: RepositoryUses, cache: Cache): readonly Fix[] {
  const whole: Fix = {
    title: `Take every cache from the job \`${shortText(job.id)}\``,
    safety: 'careful',
    edits: setKey(document, job.node, 'cache-mode', 'none', { after: 'runs-on' }),
    guide: ['The job takes longer, because it fetches or builds everything anew.'],
  };
  const edits = turnOff(document, step, cache);
  if (edits.length === 0) return [whole];
  const one: Fix = {
    title: `Turn the cache of ${shortText(nameOf(uses), 40)} off here`,
    safety: 'careful',
    edits,
    guide: ['This step takes longer, because it fetches or builds everything anew.'],
  };
  // To look a cache up and not restore it helps nobody in a release.
  return usesKey(uses).startsWith('actions/cache') || usesKey(uses) === 'swatinem/rust-cache'
    ? [whole, one]
    : [one, whole];
}

function turnOff(document: Document, step: Step, { inputs }: Cache): readonly TextEdit[] {
  const given = pairOf(step.node, 'with')?.value;
  if (inputs.length === 0 || (given && given.kind !== 'map' && given.kind !== 'scalar')) return [];
  if (given?.kind === 'scalar' && given.value !== '') return [];
  const gone = inputs.filter(({ offValue, name }) => offValue === undefined && inputOf(step, name));
  const set = inputs.filter(({ offValue }) => offValue !== undefined);
  const map = mapAt(step.node, 'with');
  // Behind an alias the inputs are another step's as well.
  if (map && (map.span.start < step.node.span.start || map.span.end > step.node.span.end)) return [];
  if (!map) {
    const text = set.map(({ name, offValue = '' }) => `${name}: ${offValue}`).join('\n');
    return text === '' ? [] : setKey(document, step.node, 'with', text, { after: 'uses' });
  }
  const first = map.pairs.find(({ key }) => gone.some(({ name }) => name === key.value.toLowerCase()));
  const instead = set.find((input) => !inputOf(step, input.name));
  // Both in one place would meet at the same line end, so one key takes the place of the other.
  if (first && instead)
    return [{ path: document.path, span: first.span, text: `${instead.name}: ${instead.offValue ?? ''}` }];
  if (set.length === 0 && gone.length === map.pairs.length) return removeKey(document, step.node, 'with');
  return [
    ...gone.flatMap((input) => removeKey(document, map, spelled(step, input))),
    ...set.flatMap((input) => setKey(document, map, spelled(step, input), input.offValue ?? '')),
  ];
}

/** As it is spelled there: GitHub compares names of inputs without case. */
function spelled({ with: inputs }: Step, { name }: CacheInput): string {
  return inputs?.pairs.find(({ key }) => key.value.toLowerCase() === name)?.key.value ?? name;
}
