import type { Terminal } from './terminal.js';

export interface ScanProgress {
  count(hasFailed: boolean): void;
  finish(): void;
}

const REDRAW_MS = 200;
const CLEAR_LINE = '\r\u001b[K';

/** A line on standard error that is drawn over and over, for a person who is watching; silent when nobody is. */
export function createScanProgress(stderr: Terminal['stderr']): ScanProgress {
  if (stderr.isTTY !== true) return { count: () => undefined, finish: () => undefined };
  const startedAt = performance.now();
  let scanned = 0;
  let failed = 0;
  const draw = (): void => {
    const seconds = (performance.now() - startedAt) / 1000;
    stderr.write(`${CLEAR_LINE}${scanned} scanned, ${failed} failed, ${Math.round(scanned / seconds)}/s`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  return {
    count: (hasFailed) => {
      scanned++;
      if (hasFailed) failed++;
    },
    finish: () => {
      clearInterval(timer);
      stderr.write(CLEAR_LINE);
    },
  };
}
