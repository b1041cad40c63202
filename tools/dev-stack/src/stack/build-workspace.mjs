import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runToEnd } from '../process/run-to-end.mjs';
import { StackFailure } from '../process/stack-failure.mjs';

const PROJECTS = ['api', 'worker', 'web', 'cli', 'dataverse-sandbox', 'dns-sandbox'];

/**
 * Builds what the stack runs. Nx keeps the results, so a second start only compares inputs.
 * @param {import('../process/process-life.mjs').ProcessLife} life
 * @param {import('./stack-options.mjs').StackOptions} options
 */
export async function buildWorkspace(life, { root, env }) {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const projects = PROJECTS.map((name) => `@hunter/${name}`).join(',');
  await runToEnd(life, {
    name: 'build',
    command: process.execPath,
    args: [nx, 'run-many', '--target=build', `--projects=${projects}`, '--output-style=static'],
    cwd: root,
    env: { ...env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
}

/** What the start runs of each; the command line tool is built for its user, not for the stack. */
const ENTRY_FILES = [
  'apps/api/dist/main.js',
  'apps/worker/dist/main.js',
  'apps/web/dist/index.html',
  'tools/dataverse-sandbox/dist/index.js',
  'tools/dns-sandbox/dist/index.js',
];

/**
 * @param {string} root
 * @throws {StackFailure} when something that the stack runs was never built
 */
export function assertBuilt(root) {
  const missing = ENTRY_FILES.filter((file) => !existsSync(join(root, file)));
  if (missing.length === 0) return;
  throw new StackFailure('Not everything is built: start without --no-build, or run "npm run build" first.', missing);
}
