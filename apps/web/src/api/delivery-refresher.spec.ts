import { QueryClient } from '@tanstack/react-query';
import { createDeliveryRefresher } from './delivery-refresher';

describe('createDeliveryRefresher', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks after the last change of a burst as well, and at most once a second', () => {
    const client = new QueryClient();
    const invalidate = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
    const refresher = createDeliveryRefresher(client);
    for (let elapsedMs = 0; elapsedMs < 3_000; elapsedMs += 10) {
      refresher.request();
      jest.advanceTimersByTime(10);
    }
    const during = invalidate.mock.calls.length;
    jest.advanceTimersByTime(1_000);
    expect(during).toBeGreaterThan(1);
    expect(during).toBeLessThanOrEqual(3);
    expect(invalidate.mock.calls.length).toBe(during + 1);
  });
});
