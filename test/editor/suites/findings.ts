/** What other extensions and the editor itself are told: findings, fixes, and what happens on save. */
import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { SuiteTests } from '../suite-runner.ts';

export const tests: SuiteTests = {
  'gives each finding its name, its page, its place and the way that led there': async () => {
    const document = await open('.github/workflows/welcome.yml');
    const [finding, ...others] = await findingsIn(document);
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(finding.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(finding.range), 'github.event.issue.title');
    assert.ok(typeof finding.code === 'object');
    assert.equal(finding.code.value, 'quote-strangers-text');
    assert.match(finding.code.target.toString(true), /^https:.*\/rules\/workflow\/quote-strangers-text/);
    assert.equal(finding.relatedInformation?.length, 1);
  },
  'prefers one fix, and a safe one': async () => {
    const preferred = async (path: string) =>
      (await fixesFor(await open(path))).filter(({ isPreferred }) => isPreferred).map(({ title }) => title);
    assert.deepEqual(await preferred('.github/workflows/welcome.yml'), ['Pass the issue’s title through env']);
    assert.deepEqual(await preferred('package.json'), []);
  },
  'asks the editor for no preview that starts with nothing chosen': async () => {
    const document = await open('.github/workflows/ci.yml');
    const pin = (await fixesFor(document)).find(({ title }) => title.startsWith('Pin codecov/codecov-action'));
    assert.ok(pin?.edit);
    assert.ok(await workspace.applyEdit(pin.edit));
    assert.match(document.getText(), /codecov\/codecov-action@[0-9a-f]{40} # v5\./);
    await commands.executeCommand('undo');
  },
  'fixes what is safe on save for a person who asked for it': async () => {
    const editor = workspace.getConfiguration('editor');
    await editor.update('codeActionsOnSave', { 'source.fixAll.longhaul': 'explicit' }, ConfigurationTarget.Global);
    const document = await open('.github/dependabot.yml');
    await findingsIn(document);
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.save');
    await until(() => document.getText().includes('cooldown:') && !document.isDirty);
    assert.match(document.getText(), /\n {4}cooldown:\n {6}default-days: 7\n/);
    await editor.update('codeActionsOnSave', undefined, ConfigurationTarget.Global);
  },
  'stays silent in a file that is not ours': async () => {
    const document = await open('src/main.js');
    await findingsIn(await open('.github/workflows/ci.yml'));
    assert.deepEqual(ours(document), []);
  },
};

async function open(path: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, path));
  await window.showTextDocument(document);
  return document;
}

function ours({ uri }: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Longhaul');
}

async function findingsIn(document: TextDocument): Promise<readonly Diagnostic[]> {
  await until(() => ours(document).length > 0);
  return ours(document);
}

/** Quick fixes of the whole file, with their edits. The editor drops a question when something else moves: then it is asked again. */
async function fixesFor(document: TextDocument): Promise<readonly CodeAction[]> {
  await findingsIn(document);
  const whole = new Range(0, 0, document.lineCount, 0);
  for (let left = 5; ; left--) {
    const fixes: readonly CodeAction[] = await commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      CodeActionKind.QuickFix.value,
      30,
    );
    if (fixes.length > 0 || left === 0) return fixes;
  }
}

/** Looks again at each change of the findings and of the text. */
function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listeners = [
      languages.onDidChangeDiagnostics(look),
      workspace.onDidChangeTextDocument(look),
      workspace.onDidSaveTextDocument(look),
    ];
    look();
    function look(): void {
      if (!isSo()) return;
      for (const listener of listeners) listener.dispose();
      resolve();
    }
  });
}
