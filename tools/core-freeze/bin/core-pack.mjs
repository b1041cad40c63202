#!/usr/bin/env node
import { runCorePack } from '../src/run-core-pack.mjs';

process.exitCode = await runCorePack({ root: process.cwd(), write: (line) => console.log(line) });
