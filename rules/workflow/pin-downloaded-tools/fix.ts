/**
 * Writes a version down: the newest release that GitHub names, or steps where the program is not released there.
 */
import type { ToolInstaller } from '../../data/tool-installers.ts';
import type { Document } from '../../engine/document.ts';
import { plainOrQuoted, setKey } from '../../engine/edit/yaml.ts';
import { commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import { mapAt, pairOf } from '../../engine/tree.ts';
import type { Step } from '../../model/workflow/workflow.ts';

export function fixFor(document: Document, step: Step, installer: ToolInstaller, facts: Facts): Fix {
  const { tool, releases, input } = installer;
  const given = pairOf(step.node, 'with')?.value;
  const canEdit = !given || given.kind === 'map' || (given.kind === 'scalar' && given.value === '');
  if (!releases || !canEdit) {
    return {
      title: `Write down a version of ${tool}`,
      safety: 'guided',
      edits: [],
      guide: [
        'Look into the log of a run that went well. It says which version came.',
        `Write that version as \`${input}:\` below \`with:\` in this step.`,
      ],
    };
  }
  const title = `Ask GitHub for the newest version of ${tool}, and write it down`;
  const request = { ...releases, ref: newest };
  const commit = facts.commits[commitKey(request)];
  if (!commit) return { title, safety: 'careful', edits: [], needs: { commitOf: request } };
  return { title, safety: 'careful', edits: write(document, step, installer, commit.version) };
}

function write(document: Document, step: Step, { input, withoutV }: ToolInstaller, tag: string): readonly TextEdit[] {
  const version = plainOrQuoted(withoutV ? tag.replace(/^v/, '') : tag);
  const inputs = mapAt(step.node, 'with');
  if (!inputs) return setKey(document, step.node, 'with', `${input}: ${version}`, { after: 'uses' });
  const name = inputs.pairs.find(({ key }) => key.value.toLowerCase() === input)?.key.value ?? input;
  return setKey(document, inputs, name, version);
}
