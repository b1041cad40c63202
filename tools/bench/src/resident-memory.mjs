import { errorCode } from '@hunter/dev-stack/src/process/error-code.mjs';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Memory of a process, MiB: what is resident now and the most that ever was. Undefined when the process is gone. Only
 * Linux keeps the peak; elsewhere it is what is resident now, so that callers have to look often.
 * @param {number} pid
 * @returns {{ nowMb: number, peakMb: number } | undefined}
 */
export function readResidentMemory(pid) {
  if (process.platform !== 'linux') return readByPs(pid);
  const status = readStatus(pid);
  const nowKb = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  const peakKb = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return nowKb === undefined || peakKb === undefined
    ? undefined
    : { nowMb: Number(nowKb) / 1024, peakMb: Number(peakKb) / 1024 };
}

/** @param {number} pid */
function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch (error) {
    // ESRCH: it ended between opening and reading.
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}

/** @param {number} pid */
function readByPs(pid) {
  const kilobytes = Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());
  return kilobytes > 0 ? { nowMb: kilobytes / 1024, peakMb: kilobytes / 1024 } : undefined;
}
