import { setTimeout as sleep } from 'node:timers/promises';
import { isGroupAlive, processIdentity } from './process-table.mjs';
import { errorCode } from './error-code.mjs';

const POLL_MS = 25;
const GROUP_GRACE_MS = 2_000;

/**
 * @typedef {object} StoppableProcess
 * @property {string} name
 * @property {number} pid leader of its own process group
 * @property {string} identity
 * @property {NodeJS.Signals} signal what asks it to stop
 * @property {number} graceMs how long it may take before it is killed
 */

/**
 * Asks a process to stop, kills it when it does not, then clears what is left of its group. Only the leader gets the
 * polite signal: PostgreSQL's and Nx's own children are stopped by their parent.
 * @param {StoppableProcess} target
 * @returns {Promise<'gone' | 'stopped' | 'killed'>}
 */
export async function stopProcess(target) {
  if (processIdentity(target.pid) !== target.identity) return 'gone';
  sendSignal(target.pid, target.signal);
  const stopped = await isGoneWithin(target, target.graceMs);
  if (!stopped) {
    sendSignal(-target.pid, 'SIGKILL');
    sendSignal(target.pid, 'SIGKILL');
    await isGoneWithin(target, GROUP_GRACE_MS);
  }
  await clearGroup(target.pid);
  return stopped ? 'stopped' : 'killed';
}

/**
 * Sends a signal; false when there is nobody left to get it.
 * @param {number} pid negative for a whole group
 * @param {NodeJS.Signals | 0} signal
 */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}

/**
 * @param {StoppableProcess} target
 * @param {number} ms
 */
async function isGoneWithin(target, ms) {
  const deadline = performance.now() + ms;
  while (processIdentity(target.pid) === target.identity) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Ends what a leader left behind. Call it only right after that leader was seen alive: once the whole group is gone its
 * number is free, and may be somebody else's later.
 * @param {number} groupId
 */
export async function clearGroup(groupId) {
  if (!isGroupAlive(groupId)) return;
  sendSignal(-groupId, 'SIGTERM');
  const deadline = performance.now() + GROUP_GRACE_MS;
  while (isGroupAlive(groupId) && performance.now() < deadline) await sleep(POLL_MS);
  if (isGroupAlive(groupId)) sendSignal(-groupId, 'SIGKILL');
}
