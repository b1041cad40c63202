#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { benchCore } from '../src/core/bench-core.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await benchCore(root, process.argv.slice(2), process.env);
