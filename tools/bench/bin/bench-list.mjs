#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { benchList } from '../src/bench-list.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await benchList(root, process.argv.slice(2), process.env);
