import { join } from 'node:path';
import { startService } from '@hunter/dev-stack/src/process/start-service.mjs';
import { readReadyLine } from '@hunter/dev-stack/src/stack/read-ready-line.mjs';

/** A zone of 100,000 domains takes a while to encode. */
const START_TIMEOUT_MS = 180_000;

/**
 * Starts a DNS sandbox of its own, so that it takes no time from what is measured beyond its core.
 * @param {import('@hunter/dev-stack/src/process/process-life.mjs').ProcessLife} life
 * @param {string} root
 * @param {readonly string[]} args what to serve
 * @returns {Promise<string>} host:port
 */
export async function startSandboxProcess(life, root, args) {
  const running = await startService(life, {
    process: {
      name: 'dns',
      command: process.execPath,
      args: ['--max-old-space-size=8192', join(root, 'tools/dns-sandbox/bin/dns-sandbox.mjs'), ...args],
      cwd: root,
    },
    isReady: (sandbox) => Promise.resolve(readReadyLine(sandbox, 'dns') !== undefined),
    startTimeoutMs: START_TIMEOUT_MS,
  });
  return String(readReadyLine(running, 'dns')?.['dns']);
}
