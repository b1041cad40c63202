#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runChaos } from '../src/run-chaos.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await runChaos(root, process.argv.slice(2));
