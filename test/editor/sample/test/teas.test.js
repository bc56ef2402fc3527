import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesFor } from '../src/teas.js';

test('mint takes its time', () => assert.equal(minutesFor('mint'), 7));
