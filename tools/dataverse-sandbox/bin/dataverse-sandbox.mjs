#!/usr/bin/env node
// Committed, so that npm links the command before anything is built.
import { existsSync } from 'node:fs';

const built = new URL('../dist/index.js', import.meta.url);

if (existsSync(built)) {
  const { runCli } = await import(built.href);
  await runCli(process.argv.slice(2), process.env);
} else {
  process.stderr.write('dataverse-sandbox is not built yet: run `npx nx run @hunter/dataverse-sandbox:build` first.\n');
  process.exitCode = 2;
}
