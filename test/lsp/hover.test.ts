/** What a person reads when they point at something, and what is completed. */

import { describe, expect, it, vi } from 'vitest';
import type { CompletionItem, Hover, MarkupContent } from 'vscode-languageserver';
import { capable } from './capabilities.ts';
import { type Client, connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';

const hover = (client: Client, uri: string, at: string) =>
  client.ask<Hover | null>('textDocument/hover', { textDocument: { uri }, position: client.rangeOf(uri, at).start });

const wordsOf = (answer: Hover | null) => (answer?.contents as MarkupContent | undefined)?.value ?? '';

describe('hovering', () => {
  it('over a finding says what, why, how to fix it and where to read more, in about sixty words', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD\n');
    const answer = await hover(client, uri, 'BAD');
    expect(answer?.range).toEqual(client.rangeOf(uri, 'BAD'));
    expect(wordsOf(answer)).toMatch(
      /^\*\*Change the word BAD\.\*\* Use a kinder word, so nobody is hurt\. Words travel far\./,
    );
    expect(wordsOf(answer)).toContain('Fix: Change BAD to GOOD. [Read why](https://');
    expect(wordsOf(answer).split(/\s+/).length).toBeLessThan(75);
  });

  it('is plain text for an editor that does not render Markdown', async () => {
    const client = await connect({});
    const uri = await client.open(workflow, 'name: BAD\n');
    const { contents } = (await hover(client, uri, 'BAD')) as { contents: MarkupContent };
    expect(contents.kind).toBe('plaintext');
    expect(contents.value).not.toMatch(/\*\*|\]\(/);
  });

  it('over a comment that ignores says what and why', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD # longhaul: ignore[change-bad, no-such] see [us](command:x)\n');
    const words = wordsOf(await hover(client, uri, '# longhaul'));
    expect(words).toContain('[Change the word BAD](https://');
    expect(words).toContain('`no-such` is no rule of Longhaul');
    expect(words).toContain('see \\[us\\]\\(command:x\\)');
  });

  it.each([
    ['over a finding that is ignored', 'name: BAD # longhaul: ignore[change-bad] x\n', 'BAD'],
    ['elsewhere', 'name: BAD\n', 'name'],
  ])('%s says nothing', async (_what, text, at) => {
    const client = await connect({ capabilities: capable });
    expect(await hover(client, await client.open(workflow, text), at)).toBeNull();
  });
});

describe('completing', () => {
  const complete = (client: Client, uri: string, after: string) =>
    client.ask<CompletionItem[] | null>('textDocument/completion', {
      textDocument: { uri },
      position: client.rangeOf(uri, after).end,
    });

  it('offers the rules for this file inside the brackets of our comment', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, '# longhaul: ignore[change-bad, lo]\nname: BAD\n');
    const items = (await complete(client, uri, 'change-bad, lo')) ?? [];
    expect(items.map(({ label }) => label)).toContain('look-first');
    expect(items.map(({ label }) => label)).not.toContain('change-bad');
    expect(items[0]?.textEdit).toMatchObject({ range: client.rangeOf(uri, 'lo]') && { start: { character: 31 } } });
  });

  it.each(['name', '# longhaul: ignore', '# other: ignore[', 'longhaul: ignore[x]'])(
    'offers nothing behind %s',
    async (after) => {
      const client = await connect({ capabilities: capable });
      expect(await complete(client, await client.open(workflow, `${after}\n`), after)).toBeNull();
    },
  );
});
