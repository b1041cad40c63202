import { printSeconds, secondsSince } from '../../src/figure.js';
import { emptyRedis } from '../../src/http/empty-redis.js';
import {
  SAMPLE_CSV,
  SAMPLE_SIZE,
  expectedCounters,
  readExpectations,
  toSampleReadings,
} from '../../src/sample/sample-leads.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { waitFor } from '../../src/wait-for.js';

/** A dead worker's items are free for others once its lease of 20 s has run out. */
const RECOVERY_TIMEOUT_MS = 120_000;

describe('an import that is interrupted', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack();
  });

  afterAll(async () => {
    await stack?.dispose();
  });

  const interruptions: readonly (readonly [name: string, interrupt: () => Promise<void>])[] = [
    ['by a Redis that is emptied', () => emptyRedis(stack.addresses.redis_url)],
    ['by a Redis that is killed', () => killAndAwait('redis')],
    ['by a worker that is killed', () => killAndAwait('worker')],
  ];

  async function killAndAwait(name: 'redis' | 'worker'): Promise<void> {
    await stack.waitForRestart(name, stack.killProgram(name));
  }

  it.each(interruptions)('%s comes to its end with true counters', async (name, interrupt) => {
    const startedAt = Date.now();
    const { job_id } = await stack.api.importFile(SAMPLE_CSV);
    const doneBefore = await waitFor('the import to be under way', async () => {
      const { done } = await stack.api.fetchScanJob(job_id);
      return done > 0 ? done : undefined;
    });
    expect(doneBefore).toBeLessThan(SAMPLE_SIZE);
    const interruptedAt = performance.now();
    await interrupt();
    const job = await stack.api.waitForScanJob(job_id, RECOVERY_TIMEOUT_MS);
    printSeconds(
      `import interrupted ${name} after ${String(doneBefore)} of 200, to its end`,
      secondsSince(interruptedAt),
    );

    expect(job).toMatchObject(expectedCounters());
    const leads = await stack.api.fetchLeads();
    expect(toSampleReadings(leads)).toEqual(readExpectations());
    const notRead = leads.filter((lead) => lead.scanned_at === null || Date.parse(lead.scanned_at) < startedAt);
    expect(notRead.map((lead) => lead.domain)).toEqual([]);
  });
});
