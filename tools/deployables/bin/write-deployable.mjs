#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeDeployable } from '../src/write-deployable.mjs';

const USAGE = `Usage: write-deployable.mjs <app folder below apps/>

Writes apps/<app>/dist/deployable: what apps/<app>/dist holds, a package.json with the production dependencies, the
libraries of the workspace among them, and a package-lock.json with the versions of the workspace's own lock.
`;

const { positionals } = parseArgs({ allowPositionals: true });
const [app, ...others] = positionals;
if (app === undefined || others.length > 0) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  writeDeployable(fileURLToPath(new URL('../../../', import.meta.url)), `apps/${app}`);
}
