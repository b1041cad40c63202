#!/usr/bin/env node
import { runCoreFreeze } from '../src/run-core-freeze.mjs';

process.exitCode = runCoreFreeze({
  root: process.cwd(),
  args: process.argv.slice(2),
  write: (line) => console.log(line),
});
