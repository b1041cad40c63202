import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';

/** Lets so many domains a second begin in this process: scanning is polite to other people's name servers. */
export interface ScanPace {
  waitForTurn(): Promise<void>;
}

/** `domainsPerSecond` 0 means no limit. */
export function createScanPace(domainsPerSecond: number): ScanPace {
  if (domainsPerSecond === 0) return { waitForTurn: () => Promise.resolve() };
  const queue = new RateLimiterQueue(new RateLimiterMemory({ points: domainsPerSecond, duration: 1 }), {
    maxQueueSize: 100_000,
  });
  return {
    waitForTurn: async () => {
      await queue.removeTokens(1);
    },
  };
}
