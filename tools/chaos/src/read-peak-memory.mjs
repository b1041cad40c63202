import { readFileSync } from 'node:fs';

/**
 * @param {number} pid
 * @returns {number | undefined} the most that the process has had in memory, in MB; undefined where the system does not tell
 */
export function readPeakMemoryMb(pid) {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1_024);
}
