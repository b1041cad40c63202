#!/usr/bin/env node
// Committed, so that npm can link it before anything is built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/index.js', import.meta.url);
const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const isInWorkspace = existsSync(new URL('../../../nx.json', import.meta.url));

function buildOnce() {
  process.stderr.write('hunter: building once …\n');
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const { status } = spawnSync(process.execPath, [nx, 'build', '@hunter/cli'], {
    cwd: workspace,
    // The build talks on standard error: standard output belongs to the answers.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  return status === 0;
}

async function load() {
  try {
    return await import(built.href);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !isInWorkspace) throw error;
    if (!buildOnce()) {
      process.stderr.write('hunter: the build failed; run "npx nx build @hunter/cli" to see why\n');
      process.exit(2);
    }
    // A second attempt needs another address: Node remembers that the first one failed.
    return import(`${built.href}?built`);
  }
}

// A reader that has seen enough (`hunter --help | head -1`) is no failure.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const { runHunter } = await load();
process.exitCode = await runHunter(process.argv.slice(2), process);
