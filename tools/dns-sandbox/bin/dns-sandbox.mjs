#!/usr/bin/env node
// Committed, so that npm can link it before anything is built.
import { existsSync } from 'node:fs';

const built = new URL('../dist/index.js', import.meta.url);
if (existsSync(built)) {
  const { runCommand } = await import(built.href);
  process.exitCode = await runCommand(process.argv.slice(2));
} else {
  process.stderr.write('dns-sandbox: not built yet; run "npx nx build @hunter/dns-sandbox" first\n');
  process.exitCode = 2;
}
