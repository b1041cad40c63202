import { QueryClient } from '@tanstack/react-query';
import { createListRefresher } from './list-refresher';

describe('createListRefresher', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('turns a burst of changes into a few refreshes, the last change included', () => {
    const client = new QueryClient();
    const invalidate = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
    const refresher = createListRefresher(client);
    for (let elapsedMs = 0; elapsedMs < 2_000; elapsedMs += 10) {
      refresher.request();
      jest.advanceTimersByTime(10);
    }
    jest.advanceTimersByTime(1_000);
    const lists = invalidate.mock.calls.filter(([filters]) => filters?.queryKey?.[1] === 'list').length;
    expect(lists).toBeGreaterThan(1);
    expect(lists).toBeLessThanOrEqual(6);
  });

  it('asks no more once it is stopped', () => {
    const client = new QueryClient();
    const invalidate = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
    const refresher = createListRefresher(client);
    refresher.request();
    refresher.stop();
    jest.advanceTimersByTime(5_000);
    expect(invalidate).not.toHaveBeenCalled();
  });
});
