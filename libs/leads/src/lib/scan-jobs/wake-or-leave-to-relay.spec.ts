import { Logger } from '@nestjs/common';
import { createRedisClient } from '@hunter/platform';
import type { ScanQueue } from './scan-queue';
import { wakeOrLeaveToRelay } from './wake-or-leave-to-relay';

const ITEMS = { scanJobId: 'job', itemIds: ['1', '2'] };

function queueThat(wakeWorkers: ScanQueue['wakeWorkers']): ScanQueue {
  return { wakeWorkers, isIdle: () => Promise.resolve(true) };
}

describe('wakeOrLeaveToRelay', () => {
  const warned: unknown[] = [];

  beforeEach(() => {
    warned.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => warned.push(message));
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('wakes the workers for the items', async () => {
    const woken: unknown[] = [];
    await wakeOrLeaveToRelay(
      queueThat((items) => {
        woken.push(...items);
        return Promise.resolve();
      }),
      ITEMS,
    );

    expect(woken).toEqual([ITEMS]);
    expect(warned).toEqual([]);
  });

  it('carries on and says so when the queue refuses', async () => {
    await wakeOrLeaveToRelay(
      queueThat(() => Promise.reject(new Error('READONLY'))),
      ITEMS,
    );

    expect(warned).toEqual([expect.objectContaining({ scan_job_id: 'job', error: 'READONLY' })]);
  });

  it('carries on after two seconds when the queue does not answer, whatever it answers later', async () => {
    jest.useFakeTimers();
    let failLate = (_error: Error): void => undefined;
    const waking = wakeOrLeaveToRelay(
      queueThat(
        () =>
          new Promise((_resolve, reject) => {
            failLate = reject;
          }),
      ),
      ITEMS,
    );
    await jest.advanceTimersByTimeAsync(2_000);
    await waking;
    failLate(new Error('at last'));

    expect(warned).toEqual([expect.objectContaining({ error: 'the queue does not answer' })]);
  });

  it('carries on when there is no Redis at all', async () => {
    const client = createRedisClient('redis://127.0.0.1:1', 'client');
    const begun = Date.now();

    await wakeOrLeaveToRelay(
      queueThat(async () => {
        await client.ping();
      }),
      ITEMS,
    );
    client.disconnect();

    expect(Date.now() - begun).toBeLessThan(4_000);
    expect(warned).toContainEqual(expect.objectContaining({ scan_job_id: 'job' }));
  });
});
