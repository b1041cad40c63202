import { errorCode } from '@hunter/dev-stack/src/process/error-code.mjs';
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which Linux has fixed at 100 for everything it shows to programs (proc(5)). */
const TICKS_PER_SECOND = 100;

/**
 * Processor time of a process and of the children it has collected, seconds; undefined where that cannot be read. Other
 * than wall-clock time it hardly depends on what else the machine is doing.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function readCpuSeconds(pid) {
  const stat = readStat(pid);
  return stat === undefined ? undefined : stat.ticks / TICKS_PER_SECOND;
}

/**
 * The same of a process and everything that runs right below it: a PostgreSQL server with its backends.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function readFamilyCpuSeconds(pid) {
  const own = readStat(pid);
  if (own === undefined) return undefined;
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => readStat(Number(entry)) ?? [])
    .filter(({ parent }) => parent === pid);
  return [own, ...children].reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/**
 * @param {number} pid
 * @returns {number | undefined}
 */
export function readParent(pid) {
  return readStat(pid)?.parent;
}

/** @param {number} pid */
function readStat(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces, so counting starts behind it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime, and both of children that were waited for
    return { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
