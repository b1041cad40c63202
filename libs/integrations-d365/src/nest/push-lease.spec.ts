import { getMaxListeners } from 'node:events';
import { PushLease } from './push-lease';

describe('a lease over a chunk', () => {
  test('is listened to by every request of the chunk without a warning of a leak', () => {
    const lease = new PushLease(
      () => Promise.resolve(true),
      3_000,
      () => undefined,
    );
    const most = getMaxListeners(lease.signal);
    lease.end();
    expect(most).toBe(Infinity);
  });
});
