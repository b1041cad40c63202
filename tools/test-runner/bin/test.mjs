#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runTests } from '../src/run-tests.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await runTests(root, process.argv.slice(2), process.env);
