import { bestConcurrency } from '../../src/dns/dns-pairs.mjs';

it('gives the peer the concurrency that suits it best', () => {
  const row = (concurrency: number, perSecond: number) => ({
    concurrency,
    run: { perSecond, lookupsPerSecond: perSecond * 12, cpuMicros: 20 },
  });
  expect(bestConcurrency([row(2, 900), row(8, 2500), row(16, 1000), row(32, 2400)])).toBe(8);
});
