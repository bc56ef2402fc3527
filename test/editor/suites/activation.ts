/** When Longhaul starts, and when it stays out of the way. */
import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import type { SuiteTests } from '../suite-runner.ts';

export const tests: SuiteTests = {
  'is installed from the package': () => {
    const extension = extensions.getExtension('longhaul.longhaul');
    assert.ok(extension);
    assert.doesNotMatch(extension.extensionPath, /longhaul-suite/);
  },
  'starts when a workflow is opened': async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const workflow = Uri.joinPath(folder.uri, '.github/workflows/ci.yml');
    await window.showTextDocument(await workspace.openTextDocument(workflow));
    await extensions.getExtension('longhaul.longhaul')?.activate();
    assert.equal(extensions.getExtension('longhaul.longhaul')?.isActive, true);
  },
  'offers every command it declares': async () => {
    const declared: readonly { command: string }[] =
      extensions.getExtension('longhaul.longhaul')?.packageJSON.contributes?.commands ?? [];
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
    assert.notEqual(declared.length, 0);
  },
};
