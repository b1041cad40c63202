#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runProperties } from '../src/run-properties.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await runProperties(root, process.argv.slice(2), process.env);
