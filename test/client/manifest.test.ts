import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { innerCommands, palette } from '../../client/command-names.ts';
import { keyOf, steps } from '../../client/progress.ts';
import bundle from '../../l10n/bundle.l10n.json';
import { collectWords } from '../../l10n/collect.mjs';
import manifest from '../../package.json';
import words from '../../package.nls.json';
import { clientCommands } from '../../server/lsp/messages.ts';
import { measure, sentencesOf, wordsOf } from '../words/readability.ts';
import { bannedInMessages } from '../words/vocabulary.ts';

const text = JSON.stringify(manifest);
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);

test('every word of the manifest has a key, and every key is used', () => {
  const used = new Set([...text.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key));
  expect([...used].sort()).toEqual(Object.keys(words).sort());
});

test('every word of the client is in the bundle for translators, and nothing else is', () => {
  expect(bundle).toEqual(collectWords());
});

test('every command that the manifest runs or shows is one that the client registers', () => {
  const registered: readonly string[] = [palette, innerCommands, clientCommands].flatMap((names) =>
    Object.values(names),
  );
  const linked = [...JSON.stringify(words).matchAll(/command:(longhaul\.[\w.]+)/g)].map(([, name]) => name ?? '');
  const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
  for (const name of [...declared, ...linked, ...inMenus]) expect(registered).toContain(name);
  expect([...new Set(inMenus)].filter((name) => !declared.includes(name))).toEqual([]);
});

test('commands have one category, and those of rows stay out of the palette', () => {
  expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['Longhaul']));
  const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command);
  const inPalette: readonly string[] = Object.values(palette);
  expect([...hidden].sort()).toEqual(declared.filter((name) => !inPalette.includes(name)).sort());
});

test('the walkthrough has five steps, each with a button, a picture that can be read aloud, and a tick from a fact', () => {
  const [walkthrough] = contributes.walkthroughs;
  expect(walkthrough?.steps).toHaveLength(5);
  expect(walkthrough?.steps.map(({ completionEvents }) => completionEvents)).toEqual(
    steps.map((step) => [`onContext:${keyOf(step)}`]),
  );
  for (const { description, media } of walkthrough?.steps ?? []) {
    expect(wordOf(description)).toMatch(/\[[^\]]+\]\(command:longhaul\.[\w.]+\)/);
    expect(wordOf(media.altText).length).toBeGreaterThan(20);
    const picture = readFileSync(media.svg, 'utf8');
    expect(picture).toContain('<title>');
    expect(picture.match(/(fill|stroke)="#/)).toBeNull();
  }
});

test('settings have an order, a scope and a default, and words for each choice', () => {
  const settings = Object.entries<Record<string, unknown>>(contributes.configuration.properties);
  expect(settings.map(([, { order }]) => order)).toEqual(settings.map((_, index) => index + 1));
  for (const [name, setting] of settings) {
    expect([name, typeof setting['scope'], 'default' in setting]).toEqual([name, 'string', true]);
    if (Array.isArray(setting['enum'])) expect(setting['enumDescriptions']).toHaveLength(setting['enum'].length);
  }
});

test('no folder can weaken checks before a person trusts it, or ever say whom to ask', () => {
  const { untrustedWorkspaces } = manifest.capabilities;
  expect(untrustedWorkspaces.restrictedConfigurations).toEqual([
    'longhaul.show',
    'longhaul.checkWhile',
    'longhaul.rules',
  ]);
  expect(contributes.configuration.properties['longhaul.github.connect'].scope).toBe('application');
});

test('starts only where a file lies that we read', () => {
  expect(manifest.activationEvents.every((event) => event.startsWith('workspaceContains:'))).toBe(true);
  expect(manifest.activationEvents.some((event) => !event.includes('*'))).toBe(true);
});

test('every file that the manifest names exists', () => {
  const files = [...text.matchAll(/"(?:\.\/)?(client\/[^"*{}]+)"/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(7);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('all words are plain: nothing banned, short sentences, easy to read', () => {
  const all = [...Object.values(words), ...Object.keys(bundle)].map(withoutLinks);
  for (const word of all) {
    for (const banned of bannedInMessages) expect(word).not.toMatch(banned);
    for (const sentence of sentencesOf(word))
      expect([sentence, wordsOf(sentence).length <= 25]).toEqual([sentence, true]);
  }
  const prose = all.filter((word) => /[.?]$/.test(word)).join('\n\n');
  expect(measure(prose).grade).toBeLessThan(8);
});

function wordOf(key: string): string {
  return (words as Readonly<Record<string, string>>)[key.replaceAll('%', '')] ?? '';
}

function withoutLinks(word: string): string {
  return word
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1.')
    .replace(/`[^`]*`/g, 'code')
    .replace(/\{\d+\}/g, 'name')
    .replaceAll('\n', '\n\n');
}
