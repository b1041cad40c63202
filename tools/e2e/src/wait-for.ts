import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/** How long something may take that takes a second on an idle machine. */
export const PATIENCE_MS = 90_000;

/**
 * Asks again and again until there is an answer, and fails with what was waited for and what was seen last.
 * @param read undefined while there is nothing yet
 * @param describe what is there instead, for whoever reads the failure
 */
export async function waitFor<T>(
  what: string,
  read: () => Promise<T | undefined> | T | undefined,
  { timeoutMs = PATIENCE_MS, describe }: { timeoutMs?: number; describe?: () => unknown } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (performance.now() > deadline) {
      const instead = describe === undefined ? '' : `; instead: ${JSON.stringify(describe())}`;
      throw new Error(`Waited ${String(timeoutMs)} ms in vain for ${what}${instead}`);
    }
    await sleep(POLL_MS);
  }
}
