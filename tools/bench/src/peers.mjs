import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProcessWatch } from './process-watch.mjs';

/**
 * @typedef {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} ProcessLife
 * cpuMs: processor time per domain, its start included
 * @typedef {{ perSecond: number, peakMb: number, cpuMs: number | undefined, output: string }} PeerResult
 * @typedef {{ root: string, folder: string, dnsServer: string, domains: readonly string[] }} PeerTask
 */

/**
 * `hunter scan` over the same domains: the same engines without queue and database.
 * @param {ProcessLife} life
 * @param {PeerTask} task
 * @returns {Promise<PeerResult>}
 */
export async function runCliPeer(life, task) {
  // Exit code 1 says that some domains could not be read.
  return runPeer(life, task, {
    name: 'hunter-scan',
    script: join(task.root, 'apps/cli/bin/hunter.mjs'),
    args: (list) => ['scan', '--json', '--file', list],
    goodCodes: [0, 1],
  });
}

/**
 * Node's own resolver (c-ares) with the same questions in the same order; nothing is judged or saved.
 * @param {ProcessLife} life
 * @param {PeerTask} task
 * @returns {Promise<PeerResult>}
 */
export async function runNodeResolverPeer(life, task) {
  return runPeer(life, task, {
    name: 'node-resolver',
    script: fileURLToPath(new URL('./node-resolver-main.mjs', import.meta.url)),
    args: (list) => [list],
    goodCodes: [0],
  });
}

/**
 * @param {ProcessLife} life
 * @param {PeerTask} task
 * @param {{ name: string, script: string, args: (list: string) => readonly string[], goodCodes: readonly number[] }} peer
 * @returns {Promise<PeerResult>}
 */
async function runPeer(life, { root, folder, dnsServer, domains }, { name, script, args, goodCodes }) {
  const list = join(folder, 'domains.txt');
  writeFileSync(list, domains.join('\n'));
  const startedAt = performance.now();
  const running = life.start({
    name,
    command: process.execPath,
    args: [script, ...args(list)],
    cwd: root,
    env: { ...process.env, HUNTER_DNS_SERVERS: dnsServer },
  });
  if (running.pid === undefined) throw new Error(`${name} did not start: ${running.lastLines().join('\n')}`);
  const watch = new ProcessWatch(running.pid);
  try {
    const { code } = await running.exited;
    if (code === null || !goodCodes.includes(code)) {
      throw new Error(`${name} ended with ${code}: ${running.lastLines().join('\n')}`);
    }
  } finally {
    watch.stop();
  }
  return {
    perSecond: domains.length / ((performance.now() - startedAt) / 1000),
    peakMb: watch.peakMb,
    cpuMs: watch.cpuSeconds === undefined ? undefined : (watch.cpuSeconds * 1000) / domains.length,
    output: running.output(),
  };
}
