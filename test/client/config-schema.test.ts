import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../client/longhaul-config.schema.json';
import { items, readConfig, readDocument } from '../../rules/index.ts';

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
const mistakesIn = (text: string) =>
  readConfig(readDocument('.github/longhaul.yml', 'longhaul-config', text), new Set(['pin-actions', 'workflow/*']))
    .mistakes;

test.each([
  'exclude:\n  - vendor/**\n',
  'exclude: vendor/**\n',
  'rules:\n  pin-actions:\n    show: quiet\n    because: we own these\n    paths: [docs/**]\n',
  'rules:\n  workflow/*:\n    show: off\n    because: no builds here\n',
  'not-needed:\n  second-opinion: I am alone here\n  pin-actions: { because: we own them, date: 2026-11-23 }\n',
  'rules:\n',
  'actions:\n  allow: [actions/*]\n',
  'actions:\n  deny:\n    - octo-org/tool@v1\n',
])('what the engine understands, the schema allows: %j', (text) => {
  expect(mistakesIn(text)).toEqual([]);
  expect([validate(parse(text) ?? {}), validate.errors]).toEqual([true, null]);
});

test.each([
  'excludes: []\n',
  'rules:\n  pin-actions: off\n',
  'rules:\n  pin-actions:\n    show: loud\n    because: x\n',
  'rules:\n  pin-actions:\n    show: off\n',
  'rules:\n  pin-actions:\n    show: off\n    because: x\n    severity: low\n',
  'not-needed:\n  second-opinion:\n    date: 2026-11-23\n',
  'actions:\n  allow: []\n  deny: []\n',
  'actions:\n  only: []\n',
])('what the engine calls a mistake, the schema turns down: %j', (text) => {
  expect(mistakesIn(text)).not.toEqual([]);
  expect(validate(parse(text))).toBe(false);
});

test('names every row of the checklist', () => {
  expect(schema.definitions.item.enum).toEqual(items.map(({ id }) => id));
});
