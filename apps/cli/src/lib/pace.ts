import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so that calls come through at an even rate; 0 lifts the limit. */
export function createPace(perSecond: number): () => Promise<void> {
  if (perSecond === 0) return () => Promise.resolve();
  const gapMs = 1000 / perSecond;
  let nextAtMs = performance.now();
  return async () => {
    const now = performance.now();
    const turnAtMs = Math.max(nextAtMs, now);
    nextAtMs = turnAtMs + gapMs;
    if (turnAtMs > now) await sleep(turnAtMs - now);
  };
}
