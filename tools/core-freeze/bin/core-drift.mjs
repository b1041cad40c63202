#!/usr/bin/env node
import { runCoreDrift } from '../src/run-core-drift.mjs';

process.exitCode = runCoreDrift({
  root: process.cwd(),
  args: process.argv.slice(2),
  write: (line) => console.log(line),
});
