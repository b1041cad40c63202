import { readOptions, UsageError } from '../src/options.mjs';

const NAMES = ['outage', 'limits'];

describe('the options of a chaos run', () => {
  test('have defaults that end in time', () => {
    expect(readOptions([], NAMES)).toEqual({ leads: 2_000, seed: 1, scale: 10, kills: 40, only: [] });
  });

  test('--full is real time', () => {
    expect(readOptions(['--full'], NAMES)).toMatchObject({ leads: 10_000, scale: 1, kills: 200 });
    expect(readOptions(['--full', '--kills', '3'], NAMES)).toMatchObject({ kills: 3 });
  });

  test('--only picks scenarios that there are', () => {
    expect(readOptions(['--only', 'limits,outage'], NAMES)).toMatchObject({ only: ['limits', 'outage'] });
    expect(() => readOptions(['--only', 'other'], NAMES)).toThrow(UsageError);
  });

  test.each([
    ['--leads', '0'],
    ['--seed', 'x'],
    ['--scale', '-1'],
  ])('%s %s is refused', (name, value) => {
    expect(() => readOptions([`${name}=${value}`], NAMES)).toThrow(UsageError);
  });
});
