#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { benchAccuracy } from '../src/accuracy/bench-accuracy.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = benchAccuracy(root, process.argv.slice(2), process.env);
