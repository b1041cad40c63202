import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { errorCode } from './error-code.mjs';

/**
 * Names one run of one process, so that a pid read from a file is never mistaken for a later process that got the same
 * number. Undefined when no process has the pid, or only a dead one that nobody has collected yet.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processIdentity(pid) {
  return process.platform === 'linux' ? linuxIdentity(pid) : psIdentity(pid);
}

/**
 * Whether a process group has a member that still runs. Dead members that nobody collected do not count: in a container
 * without an init they stay for ever.
 * @param {number} groupId
 */
export function isGroupAlive(groupId) {
  if (process.platform !== 'linux') return isGroupSignallable(groupId);
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.some((pid) => {
    const stat = readStat(Number(pid));
    return stat?.groupId === groupId && stat.isRunning;
  });
}

/**
 * The words a process was started with; none when it is gone.
 * @param {number} pid
 * @returns {readonly string[]}
 */
export function commandLineOf(pid) {
  if (process.platform !== 'linux') return ps('command=', pid).split(' ');
  return readOrUndefined(`/proc/${pid}/cmdline`)?.split('\0') ?? [];
}

/**
 * @param {number} pid
 * @returns {number | undefined} undefined when it is gone
 */
export function parentOf(pid) {
  if (process.platform === 'linux') return readStat(pid)?.parent;
  const parent = Number(ps('ppid=', pid));
  return parent > 0 ? parent : undefined;
}

/** @param {number} pid */
function linuxIdentity(pid) {
  const stat = readStat(pid);
  return stat?.isRunning === true ? `${bootId()}/${stat.startTicks}` : undefined;
}

/** @param {number} pid */
function readStat(pid) {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets and may hold spaces, so counting starts behind it (proc(5)).
  const [state, parent, groupId, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    isRunning: state !== 'Z' && state !== 'X',
    parent: Number(parent),
    groupId: Number(groupId),
    startTicks: others[16],
  };
}

/** @param {number} groupId */
function isGroupSignallable(groupId) {
  try {
    process.kill(-groupId, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's group by now, so the last member of ours is gone.
    if (['ESRCH', 'EPERM'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

function bootId() {
  return readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot';
}

/** @param {number} pid */
function psIdentity(pid) {
  const line = ps('stat=,lstart=', pid);
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
}

/**
 * @param {string} columns
 * @param {number} pid
 */
function ps(columns, pid) {
  return spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** @param {string} path */
function readOrUndefined(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
