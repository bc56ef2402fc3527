/**
 * The reference for a cold check: Node starts, loads `yaml`, reads every file of a folder and parses it. Nothing else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const folder = process.argv[2] ?? '';
for (const name of readdirSync(folder)) parseDocument(readFileSync(join(folder, name), 'utf8'));
