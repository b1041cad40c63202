import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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
  const [state, , groupId, ...others] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { isRunning: state !== 'Z' && state !== 'X', groupId: Number(groupId), startTicks: others[16] };
}

/** @param {number} groupId */
function isGroupSignallable(groupId) {
  try {
    process.kill(-groupId, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's group by now, so the last member of ours is gone.
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) return false;
    throw error;
  }
}

function bootId() {
  return readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot';
}

/** @param {number} pid */
function psIdentity(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = stdout.trim();
  if (status !== 0 || line === '' || line.startsWith('Z')) return undefined;
  return line.replace(/^\S+\s+/, '');
}

/** @param {string} path */
function readOrUndefined(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) {
      return undefined;
    }
    throw error;
  }
}
