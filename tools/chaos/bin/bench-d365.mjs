#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { benchD365 } from '../src/bench-d365.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await benchD365(root, process.argv.slice(2));
