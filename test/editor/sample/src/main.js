#!/usr/bin/env node
import { minutesFor } from './teas.js';

const tea = process.argv[2] ?? 'black';
console.log(`Your ${tea} tea is ready in ${minutesFor(tea)} minutes.`);
