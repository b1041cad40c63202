#!/usr/bin/env node
import { runFuzz } from '../src/run-fuzz.mjs';

process.exitCode = await runFuzz(process.argv.slice(2));
