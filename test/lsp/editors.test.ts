/** Editors as they introduce themselves: each is served in full, and sent nothing it did not declare. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ClientCapabilities, CodeAction, Command, PublishDiagnosticsParams } from 'vscode-languageserver';
import { connect, type Heard } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

interface Recorded {
  readonly editor: string;
  /** Where the capabilities come from: a run of the real editor, or its source. */
  readonly source: string;
  readonly pulls: boolean;
  readonly capabilities: ClientCapabilities;
}

const folder = new URL('clients/', import.meta.url);
const recorded = readdirSync(folder).map((file): Recorded => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
const workflow = '.github/workflows/ci.yml';

/** What each message of the server asks of an editor. */
function missing({ workspace, window, textDocument, experimental }: ClientCapabilities): Record<string, boolean> {
  const own = (experimental as { readonly longhaul?: unknown } | undefined)?.longhaul !== undefined;
  return {
    'textDocument/publishDiagnostics': textDocument?.diagnostic !== undefined,
    'workspace/diagnostic/refresh': !workspace?.diagnostics?.refreshSupport,
    'workspace/configuration': !workspace?.configuration,
    'workspace/applyEdit': !workspace?.applyEdit,
    'window/workDoneProgress/create': !window?.workDoneProgress,
    'window/showDocument': !window?.showDocument?.support,
    'longhaul/status': !own,
    'longhaul/checklistChanged': !own,
  };
}

function undeclared(heard: readonly Heard[], capabilities: ClientCapabilities): readonly string[] {
  const notThere = missing(capabilities);
  const dynamic: Record<string, boolean | undefined> = {
    'workspace/didChangeWatchedFiles': capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration,
    'workspace/didChangeConfiguration': capabilities.workspace?.didChangeConfiguration?.dynamicRegistration,
  };
  return heard.flatMap(({ method, params }) => {
    if (method !== 'client/registerCapability') return notThere[method] ? [method] : [];
    const { registrations } = params as { readonly registrations: readonly { readonly method: string }[] };
    return registrations.filter((one) => !dynamic[one.method]).map((one) => `registration of ${one.method}`);
  });
}

it('are all here', () => {
  const names = recorded.map(({ editor }) => editor.split(' ')[0]);
  expect(new Set(names)).toEqual(new Set(['Emacs', 'Helix', 'Neovim', 'Sublime', 'Visual', 'Zed']));
  for (const { source } of recorded) expect(source).toMatch(/^(Recorded from a run|From its source)/);
});

describe.each(recorded)('$editor', ({ capabilities, pulls }) => {
  it('is shown the finding, takes the fix, and hears nothing it did not ask for', async () => {
    const client = await connect({ capabilities, files: { 'SECURITY.md': 'Write to us.\n' } });
    const { initialized } = client;
    expect(initialized?.capabilities.diagnosticProvider !== undefined).toBe(pulls);
    const uri = await client.open(workflow, 'name: BAD\non: MAYBE\n');
    const found = pulls
      ? (await client.pull(uri)).items
      : (await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics')).diagnostics;
    expect(found.map(({ code }) => code)).toEqual(['change-bad', 'look-first']);
    const declared = { ...capabilities.textDocument?.publishDiagnostics, ...capabilities.textDocument?.diagnostic };
    expect(found.every(({ data }) => (data !== undefined) === (declared.dataSupport === true))).toBe(true);

    const [fix] = await client.actions(uri, 'BAD', { diagnostics: found });
    await take(fix);
    expect(client.text(uri)).toBe('name: GOOD\non: MAYBE\n');
    const careful = (await client.actions(uri, 'MAYBE'))[0];
    await take(careful);
    expect(client.text(uri)).toBe('name: GOOD\non: SURE\n');
    expect(
      await client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }),
    ).toBeNull();
    expect(undeclared(client.heard, capabilities)).toEqual([]);

    async function take(action: CodeAction | Command | undefined): Promise<void> {
      if (!action) throw new Error('There is no action.');
      if (typeof action.command === 'string') return void (await client.execute(action as Command));
      const resolved =
        'data' in action && action.data
          ? await client.ask<CodeAction>('codeAction/resolve', action)
          : (action as CodeAction);
      expect(JSON.stringify(resolved.edit ?? {}).includes('annotationId')).toBe(
        showsPreviews(capabilities) && action.title.includes('MAYBE'),
      );
      if (resolved.edit) client.apply(resolved.edit);
      if (resolved.command) await client.execute(resolved.command);
    }
  });
});

/** Our own client asks in its own words. */
function showsPreviews({ workspace, experimental }: ClientCapabilities): boolean {
  const own = (experimental as { readonly longhaul?: { readonly panel?: boolean } } | undefined)?.longhaul;
  return workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && own?.panel !== true;
}
