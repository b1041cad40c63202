import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, waitUntilReady } from './wait-until-ready.mjs';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** A service that ran this long was well, so its next death counts as the first again. */
const STEADY_MS = 60_000;

/**
 * @typedef {import('./process-life.mjs').ProcessLife} ProcessLife
 * @typedef {import('./running-process.mjs').RunningProcess} RunningProcess
 *
 * @typedef {object} Service
 * @property {import('./running-process.mjs').ProcessSpec} process
 * @property {(running: RunningProcess) => Promise<boolean>} isReady
 * @property {number} startTimeoutMs
 *
 * @typedef {object} DeathPolicy
 * @property {boolean} restart
 * @property {(message: string, lastLines: readonly string[]) => void} report
 */

/**
 * Starts a service and waits until it is ready; a start that fails is an error. A service that dies later is reported,
 * and started again after a pause that grows from death to death where the policy says so. Without a policy nobody looks.
 * @param {ProcessLife} life
 * @param {Service} service
 * @param {DeathPolicy} [policy]
 * @returns {Promise<RunningProcess>}
 */
export async function startService(life, service, policy) {
  const running = life.start(service.process);
  await waitUntilReady(running, () => service.isReady(running), service.startTimeoutMs);
  if (policy !== undefined) {
    watch(life, service, policy, running).catch((error) =>
      policy.report(`${running.name} is no longer watched: ${error instanceof Error ? error.message : error}`, []),
    );
  }
  return running;
}

/**
 * @param {ProcessLife} life
 * @param {Service} service
 * @param {DeathPolicy} policy
 * @param {RunningProcess} first
 */
async function watch(life, service, policy, first) {
  const { name } = service.process;
  let pauseMs = FIRST_PAUSE_MS;
  for (let running = first; ; running = life.start(service.process)) {
    const startedAt = performance.now();
    const exit = await running.exited;
    if (running.isStopping || life.isStopping) return;
    if (performance.now() - startedAt > STEADY_MS) pauseMs = FIRST_PAUSE_MS;
    const next = policy.restart ? `starting it again in ${pauseMs / 1000} s` : 'it is not started again';
    policy.report(`${name} died (${describeExit(exit)}); ${next}.`, running.lastLines());
    if (!policy.restart) return;
    await sleep(pauseMs);
    if (life.isStopping) return;
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
