#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { benchScan } from '../src/bench-scan.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await benchScan(root, process.argv.slice(2), process.env);
