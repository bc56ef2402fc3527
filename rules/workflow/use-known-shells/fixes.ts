/**
 * A `cmd` script that only starts programs runs the same in PowerShell. Everything else needs a person.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';

export function shellFixes(document: Document, shell: ScalarNode, run: ScalarNode, isOwn: boolean): readonly Fix[] {
  const isCmd = /\bcmd(\.exe)?$/i.test(shell.value.trim());
  // Variables, redirects, jumps and loops are written differently there.
  const isPortable =
    isOwn && isCmd && !/[%!^&|<>@]|\b(set|if|for|goto|call|rem|del|copy|rd|start)\b|^\s*["'\d]/im.test(run.value);
  if (!isPortable) return [byHand];
  return [{ title: 'Run it in PowerShell', safety: 'careful', edits: replaceScalar(document, shell, 'pwsh') }, byHand];
}

const byHand: Fix = {
  title: 'Write the script for a common shell, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Write `shell: bash` or `shell: pwsh`. Both run on every machine of GitHub.',
    'Change the script: `%NAME%` becomes `"$NAME"` in bash and `"$env:NAME"` in PowerShell.',
    'Run the job once and look at what it prints.',
  ],
};

export const stepByHand: Fix = {
  title: 'Install the packages in a step, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Remove `pip-install` here.',
    'Add a step behind this one with `run: python -m pip install …`.',
    'Best, install from a file that fixes each version.',
  ],
};
