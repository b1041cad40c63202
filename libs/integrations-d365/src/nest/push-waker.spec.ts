import { BullPushWaker } from './push-waker';

interface Ring {
  readonly data: { readonly jobId: string };
  readonly opts: { readonly jobId: string; readonly delay?: number; readonly removeOnComplete: boolean };
}

function setUp(waiting = 0) {
  const chunks: Ring[][] = [];
  const waker = new BullPushWaker({
    addBulk: (jobs) => {
      chunks.push(jobs as never);
      return Promise.resolve([]);
    },
    getWaitingCount: () => Promise.resolve(waiting),
  });
  return { waker, chunks, ids: () => chunks.flat().map(({ opts }) => opts.jobId) };
}

describe('BullPushWaker', () => {
  test('rings once for one state of a row and anew after every claim', async () => {
    const { waker, ids } = setUp();
    await waker.wake([{ jobId: 'a', leaseToken: 0 }]);
    await waker.wake([{ jobId: 'a', leaseToken: 0 }]);
    await waker.wake([{ jobId: 'a', leaseToken: 1 }]);
    expect(ids()).toEqual(['a.0', 'a.0', 'a.1']);
  });

  test('leaves no finished ring behind and carries nothing but the id', async () => {
    const { waker, chunks } = setUp();
    await waker.wake([{ jobId: 'a', leaseToken: 0, delayMs: 500 }]);
    expect(chunks).toEqual([
      [{ data: { jobId: 'a' }, opts: { jobId: 'a.0', removeOnComplete: true, removeOnFail: true, delay: 525 } }],
    ]);
  });

  test('sends many rings in chunks', async () => {
    const { waker, chunks } = setUp();
    await waker.wake(Array.from({ length: 1_201 }, (_, index) => ({ jobId: String(index), leaseToken: 0 })));
    expect(chunks.map((chunk) => chunk.length)).toEqual([500, 500, 201]);
  });

  test('does not pile up rings while some are waiting', async () => {
    const { waker, ids } = setUp(3);
    await waker.wakeAgain([{ jobId: 'a', leaseToken: 2 }]);
    expect(ids()).toEqual(['a.2']);
  });

  test('rings past an id that somebody swallowed when the queue is empty', async () => {
    const { waker, ids } = setUp(0);
    await waker.wakeAgain([{ jobId: 'a', leaseToken: 2 }]);
    await waker.wakeAgain([{ jobId: 'a', leaseToken: 2 }]);
    expect(new Set(ids()).size).toBe(2);
    expect(ids().every((id) => id.startsWith('a.2.'))).toBe(true);
  });

  test('does not fail a caller who cannot wait for Redis', async () => {
    const waker = new BullPushWaker({
      addBulk: () => Promise.reject(new Error('connection is closed')),
      getWaitingCount: () => Promise.resolve(0),
    });
    expect(() => waker.wakeLater([{ jobId: 'a', leaseToken: 0 }])).not.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
  });
});
