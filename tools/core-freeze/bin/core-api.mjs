#!/usr/bin/env node
import { runCoreApi } from '../src/run-core-api.mjs';

process.exitCode = runCoreApi({
  root: process.cwd(),
  args: process.argv.slice(2),
  write: (line) => console.log(line),
});
