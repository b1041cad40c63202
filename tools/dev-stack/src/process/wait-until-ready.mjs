import { setTimeout as sleep } from 'node:timers/promises';
import { StackFailure } from './stack-failure.mjs';

const POLL_MS = 50;

/**
 * Waits until a program answers; fails at once with its last lines when it died, or when the time is up.
 * @param {import('./running-process.mjs').RunningProcess} running
 * @param {() => Promise<boolean>} isReady
 * @param {number} timeoutMs
 */
export async function waitUntilReady(running, isReady, timeoutMs) {
  const deadline = performance.now() + timeoutMs;
  /** @type {import('./running-process.mjs').ProcessExit | undefined} */
  let exit;
  /** @type {unknown} */
  let startError;
  running.exited.then(
    (value) => (exit = value),
    (error) => (startError = error),
  );
  while (!(await isReady())) {
    if (startError !== undefined) throw startError;
    if (exit !== undefined) {
      throw new StackFailure(
        `${running.name} died (${describeExit(exit)}); its log: ${running.logFile}`,
        running.lastLines(),
      );
    }
    if (performance.now() > deadline) {
      const seconds = Math.round(timeoutMs / 1000);
      throw new StackFailure(
        `${running.name} was not ready after ${seconds} s; its log: ${running.logFile}`,
        running.lastLines(),
      );
    }
    await sleep(POLL_MS);
  }
}

/**
 * @param {import('./running-process.mjs').ProcessExit} exit
 * @returns {string}
 */
export function describeExit({ code, signal }) {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
