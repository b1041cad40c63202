import { createScanPace } from './scan-pace';

describe('createScanPace', () => {
  it('lets no more domains begin in a second than configured', async () => {
    const pace = createScanPace(5);
    const begun = Date.now();

    await Promise.all(Array.from({ length: 11 }, () => pace.waitForTurn()));

    // Two windows have to pass before the eleventh may begin.
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000);
  });

  it('lets all begin at once when the limit is 0', async () => {
    jest.useFakeTimers();
    try {
      const pace = createScanPace(0);

      // Time stands still: whoever had to wait would wait for ever.
      await Promise.all(Array.from({ length: 10_000 }, () => pace.waitForTurn()));

      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
