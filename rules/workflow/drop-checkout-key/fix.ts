/**
 * Adds `persist-credentials: false`. Nothing else changes for a job in which no later step talks to the repository through git.
 */
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { type MapNode, mapAt, pairOf } from '../../engine/tree.ts';
import type { Checkout } from './checkouts.ts';
import { uploadOf } from './uploads.ts';

const name = 'persist-credentials';
const title = 'Drop the key after the checkout';

export function fixFor(checkout: Checkout): Fix {
  const { document, step, later } = checkout;
  if (later.use === 'pushes' && checkout.keeps !== 'no') return uploadOf(checkout) ? uploadLess : onlyWherePushed;
  if (checkout.sharesInputs) return ownInputs;
  const inputs = mapAt(step.node, 'with');
  const given = pairOf(step.node, 'with')?.value;
  if (!inputs && given && !(given.kind === 'scalar' && given.value === '')) return byHand;
  const edits = inputs
    ? setKey(document, inputs, nameIn(inputs), 'false')
    : setKey(document, step.node, 'with', `${name}: false`, { after: 'uses' });
  const isPlain = (later.use === 'none' && checkout.keeps === 'yes' && checkout.job) || checkout.keeps === 'no';
  const isSafe = isPlain && document.tree.gaps.length === 0;
  return isSafe ? { title, safety: 'safe', edits } : { title, safety: 'careful', edits, guide: [guideFor(checkout)] };
}

/** As it is spelled there: GitHub compares names of inputs without case. */
function nameIn(inputs: MapNode): string {
  return inputs.pairs.find(({ key }) => key.value.toLowerCase() === name)?.key.value ?? name;
}

/** The key is needed, so it has to stay out of what is uploaded. */
export const uploadLess: Fix = {
  title: 'Leave the key out of the upload',
  safety: 'guided',
  edits: [],
  guide: [
    'Find the step that uploads the folder.',
    'Name the folders you want below its `path:`, or add a line `!**/.git/**` there.',
  ],
};

const onlyWherePushed: Fix = {
  title: 'Give the key only to the step that pushes',
  safety: 'guided',
  edits: [],
  guide: [
    'Add `persist-credentials: false` to the checkout.',
    'In the step that pushes, run `gh auth setup-git` first.',
    'Give that step the key: `GH_TOKEN: ${{ github.token }}` below its `env:`.',
  ],
};

const ownInputs: Fix = {
  title,
  safety: 'guided',
  edits: [],
  guide: [
    'Another step shares these inputs through an alias. Give this step a `with:` of its own.',
    'Add `persist-credentials: false` to it.',
  ],
};

const byHand: Fix = {
  title,
  safety: 'guided',
  edits: [],
  guide: ['Find where the inputs of this step come from.', 'Add `persist-credentials: false` to them.'],
};

function guideFor({ later, job, keeps }: Checkout): string {
  if (later.use === 'may push') return `Look whether ${later.name} pushes with git. If it does, keep the key.`;
  if (later.use === 'fetches') return `If your repository is private, ${later.name} needs the key. Keep it then.`;
  if (later.use === 'may fetch') return `Look at the next run: ${later.name} may use git, which we cannot see.`;
  if (!job) return 'Look whether a workflow that uses this action pushes afterwards. If it does, keep the key.';
  return keeps === 'yes' ? 'Look at the next run.' : 'Someone chose to keep the key. Ask them why before you drop it.';
}
