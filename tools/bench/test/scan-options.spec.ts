import { readScanOptions, UsageError } from '../src/scan-options.mjs';

describe('readScanOptions', () => {
  it('measures the recorded domains three times unless told otherwise', () => {
    expect(readScanOptions([])).toEqual({
      sizes: [],
      silent: 0,
      runs: 3,
      concurrency: undefined,
      peers: true,
      profileFolder: undefined,
    });
  });

  it('takes several sizes of made-up domains', () => {
    const args = ['--domains', '10000,50000', '--silent', '10', '--runs', '1', '--skip-peers', '--cpu-prof', 'out'];
    expect(readScanOptions(args)).toMatchObject({
      sizes: [10_000, 50_000],
      silent: 10,
      runs: 1,
      peers: false,
      profileFolder: 'out',
    });
  });

  it.each([
    [['--domains', 'many']],
    [['--domains', '10,']],
    [['--runs', '0']],
    [['--concurrency', '1.5']],
    [['--silent', '5']],
  ])('refuses %j', (args) => {
    expect(() => readScanOptions(args)).toThrow(UsageError);
  });
});
