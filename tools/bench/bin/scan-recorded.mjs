#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { scanRecorded } from '../src/scan-recorded.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.exitCode = await scanRecorded(root, process.env);
