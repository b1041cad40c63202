#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runConformance } from '../src/run-conformance.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await runConformance(root, process.argv.slice(2), process.env);
