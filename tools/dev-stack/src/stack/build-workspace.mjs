import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runToEnd } from '../process/run-to-end.mjs';

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
