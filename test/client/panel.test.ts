import { beforeEach, expect, test } from 'vitest';
import { itemPage } from '../../client/item-pages.ts';
import { Panel } from '../../client/panel.ts';
import { linkedCommands, type PanelContent, renderPanel } from '../../client/panel-html.ts';
import { items } from '../../rules/index.ts';
import type { Explanation } from '../../server/lsp/messages.ts';
import { finding } from './checklists.ts';
import { seen } from './fake-vscode.ts';

beforeEach(() => seen.reset());

const page = '# Pin actions\n\n## In one sentence\n\nWrite the full commit id.\n';
const where = { nonce: 'abc', language: 'en' };
const render = (content: PanelContent) => renderPanel(content, where);

function explanation(changes: Partial<NonNullable<Explanation['finding']>> = {}, text = page): Explanation {
  const { target, message, where, fixes } = finding();
  return {
    rule: 'pin-actions',
    title: 'Pin actions',
    page: text,
    finding: { target, message, where, fixes, before: 'a\nb\n', after: 'a\nc\n', language: 'yaml', ...changes },
  };
}

test('has one main heading, ordered headings, a language and no script', () => {
  const html = render({ explanation: explanation() });
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect([...html.matchAll(/<h(\d)>/g)].map(([, level]) => level)).toEqual(['1', '2', '2']);
  expect(html).toContain('<html lang="en">');
  expect(html).not.toContain('<script');
  expect(html).toContain(`default-src 'none'; style-src 'nonce-abc'`);
});

test('what differs is marked with an element and a sign, and labelled in words', () => {
  const html = render({ explanation: explanation() });
  expect(html).toContain('<p class="label">Before</p>');
  expect(html).toContain('<p class="label">After</p>');
  expect(html).toContain('<del class="line">− b</del>');
  expect(html).toContain('<ins class="line">+ c</ins>');
  expect(html).toContain('<span class="line">  a</span>');
});

test.each([
  ['a name', { where: '<img src=x onerror=alert(1)>.yml:1' }],
  ['a message', { message: '</p><a href="command:workbench.action.quit">x</a>' }],
  ['a line', { before: '</code></pre><script>alert(1)</script>', after: '"><svg onload=alert(1)>' }],
  ['a fix', { fixes: [{ title: '[x](command:evil)<b>', safety: 'safe' as const, asksGitHub: false }] }],
  [
    'a step',
    { fixes: [{ title: 'x', safety: 'guided' as const, asksGitHub: false, guide: ['<a href="command:evil">x</a>'] }] },
  ],
])('%s from a hostile repository stays text', (_, changes) => {
  for (const guided of [undefined, 0]) {
    const html = render({ explanation: explanation(changes), guided, note: '<script>1</script>' });
    const commands = [...html.matchAll(/href="command:([^"?]*)/g)].map(([, name]) => name);
    expect(commands.filter((name) => !linkedCommands.includes(name ?? ''))).toEqual([]);
    expect(html).not.toMatch(/<(script|img|svg|b)\b/);
    expect(html).not.toMatch(/<[^>]+\bon\w+=/);
  }
});

test('a page may link to https and into our own repository, and to nothing else', () => {
  const text = [
    '[a](https://example.org/x)',
    '[b](command:longhaul.panel.applyFix)',
    '[c](javascript:alert(1))',
    '[d](http://example.org)',
    '[e](../../../docs/glossary.md#pin)',
    '[f](../../../../etc/passwd)',
    '[g](file:///etc/passwd)',
    '[h](vscode://x)',
    '![i](https://example.org/x.png)',
    '<a href="command:evil">j</a>',
    '<https://example.org/auto>',
  ].join('\n\n');
  const html = render({ explanation: { rule: 'x', title: 'X', page: text } });
  expect([...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    'https://example.org/x',
    'https://github.com/longhaul-coach/longhaul/blob/main/docs/glossary.md#pin',
    'https://example.org/x.png',
    'https://example.org/auto',
    'command:longhaul.panel.openAsText',
  ]);
  expect(html).not.toContain('<img');
  expect(html).toContain('<span>b</span>');
});

test('a guided fix shows its steps in order, with a button that carries it out', () => {
  const fixes = [
    { title: 'Clean up', safety: 'guided' as const, asksGitHub: false, guide: ['Revoke it.', 'Remove it.'] },
  ];
  const steps = render({ explanation: explanation({ fixes }), guided: 0 });
  expect(steps).toMatch(/<ol><li>Revoke it\.<\/li>\s*<li>Remove it\.<\/li><\/ol>/);
  expect(steps).toContain('>Apply this fix</a>');
  expect(steps).not.toContain('In one sentence');
  expect(render({ explanation: explanation({ fixes }) })).toContain('>Show me the steps</a>');
});

test('opens beside the code without taking focus, without scripts, with a short list of commands', () => {
  new Panel(() => {}).show({ explanation: explanation() });
  const [panel] = seen.panels;
  expect(panel?.title).toBe('Pin actions');
  expect(panel?.column).toEqual({ viewColumn: -2, preserveFocus: true });
  expect(panel?.options).toMatchObject({ enableScripts: false, enableForms: false, enableCommandUris: linkedCommands });
});

test('a link means only what the panel shows', () => {
  const panel = new Panel(() => {});
  panel.show({ explanation: explanation() });
  expect(panel.fixAt(0)).toMatchObject({ fix: { title: 'Pin it' }, isSeen: true });
  for (const other of [1, -1, '0', null, { fix: 0 }, undefined]) expect(panel.fixAt(other)).toBeUndefined();
});

test('every row has a page of its own', () => {
  for (const { id } of items) expect(itemPage(id).length).toBeGreaterThan(80);
  const html = render({ explanation: { rule: 'safe-account', title: 'Your account', page: itemPage('safe-account') } });
  expect(html).toContain('<a href="https://github.com/settings/security">');
});
