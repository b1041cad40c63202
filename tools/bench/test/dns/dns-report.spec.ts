import { toPairTable } from '../../src/dns/dns-report.mjs';

const run = (perSecond: number) => ({ perSecond, lookupsPerSecond: perSecond * 12, cpuMicros: 20 });

it('takes the median of the ratios of pairs, not the ratio of the medians', () => {
  const table = toPairTable([
    { own: run(3000), peer: run(2000) },
    { own: run(1000), peer: run(1000) },
    { own: run(4000), peer: run(2000) },
  ]);
  const ratios = table.split('\n').map((line) => line.split('|').at(-2)?.trim());
  expect(ratios).toEqual(['ratio', expect.stringMatching(/^-+:$/), '1.50', '1.00', '2.00', '1.50']);
  expect(table).toContain('| median |            3,000 |');
});
