import { expect, it } from 'vitest';
import { apiUrlOf, isServedBy, webUrlOf } from '../../server/github/api-address.ts';
import { isFailure } from '../../server/github/failure.ts';

it.each([
  [undefined, 'https://api.github.com', 'https://github.com'],
  ['', 'https://api.github.com', 'https://github.com'],
  ['https://github.com/', 'https://api.github.com', 'https://github.com'],
  ['https://api.github.com', 'https://api.github.com', 'https://github.com'],
  ['https://ghe.example.org', 'https://ghe.example.org/api/v3', 'https://ghe.example.org'],
  ['https://ghe.example.org/api/v3', 'https://ghe.example.org/api/v3', 'https://ghe.example.org'],
  ['https://octo.ghe.com', 'https://api.octo.ghe.com', 'https://octo.ghe.com'],
  ['https://api.octo.ghe.com/', 'https://api.octo.ghe.com', 'https://octo.ghe.com'],
  ['http://127.0.0.1:4321', 'http://127.0.0.1:4321', 'http://127.0.0.1:4321'],
])('finds the API for %s', (enterprise, api, web) => {
  expect(apiUrlOf(enterprise)).toBe(api);
  expect(webUrlOf(api)).toBe(web);
});

it.each([
  'http://ghe.example.org',
  'ftp://ghe.example.org',
  'https://a:b@ghe.example.org',
  'ghe.example.org',
  'javascript:1',
])('refuses %s', (enterprise) => {
  expect(isFailure(apiUrlOf(enterprise))).toBe(true);
});

it('knows which remotes an API speaks for', () => {
  expect(isServedBy('github.com', 'https://api.github.com')).toBe(true);
  expect(isServedBy('GitHub.com', 'https://api.github.com')).toBe(true);
  expect(isServedBy('github.com.example.org', 'https://api.github.com')).toBe(false);
  expect(isServedBy('ghe.example.org', 'https://ghe.example.org/api/v3')).toBe(true);
  expect(isServedBy('github.com', 'https://ghe.example.org/api/v3')).toBe(false);
  expect(isServedBy('octo.ghe.com', 'https://api.octo.ghe.com')).toBe(true);
  expect(isServedBy('127.0.0.1', 'http://127.0.0.1:4321')).toBe(true);
  expect(isServedBy('github.com', 'nonsense')).toBe(false);
});
