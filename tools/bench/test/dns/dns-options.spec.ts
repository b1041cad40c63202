import { readDnsOptions } from '../../src/dns/dns-options.mjs';

it('measures five pairs of 8,000 domains unless told otherwise', () => {
  expect(readDnsOptions([])).toEqual({ runs: 5, domains: 8000, concurrency: 32 });
  expect(readDnsOptions(['--runs', '1', '--domains', '500'])).toMatchObject({ runs: 1, domains: 500 });
});

it.each([['--runs', '0'], ['--domains', 'many'], ['--unknown']])('refuses %s %s', (...args) => {
  expect(() => readDnsOptions(args)).toThrow();
});
