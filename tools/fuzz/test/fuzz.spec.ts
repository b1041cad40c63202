import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fuzzTarget } from '../src/fuzz-target.mjs';
import { createInputRandom } from '../src/random.mjs';
import { runFuzz } from '../src/run-fuzz.mjs';
import { TARGETS } from '../src/targets.mjs';
import type { Target } from '../src/targets.mjs';
import { watchTarget } from '../src/watch-target.mjs';

const options = { seed: 7, from: 0, runs: 2000, limitMs: 250 };
const planted = pathToFileURL(join(__dirname, 'support/planted-targets.mjs')).href;

function target(parse: Target['parse']): Target {
  return { name: 'planted', makeInput: (random) => 'ab'.charAt(random(2)).repeat(1 + random(9)), parse };
}

describe('the fuzzer', () => {
  it.each<[string, Target['parse'], string]>([
    [
      'that throws on some inputs',
      (input: string) => {
        if (input === 'bbbbbbb') throw new RangeError('seven');
        return {};
      },
      'RangeError: seven',
    ],
    [
      'that throws what is no error',
      () => {
        throw 'plain words';
      },
      'threw plain words',
    ],
    ['that gives no answer', (input: string) => (input === 'aaa' ? undefined : {}), 'gave no answer'],
  ])('finds a parser %s', (_name, parse, what) => {
    const [fault] = fuzzTarget(target(parse), options);
    expect(fault?.what).toContain(what);
  });

  it('finds a parser that is slow for an input each time, and not one that was slow once', () => {
    const wait = (ms: number) => {
      for (const startedAt = performance.now(); performance.now() - startedAt < ms; ) continue;
    };
    let isFirst = true;
    const parse = (input: string) => {
      if (input === 'aaaaaaaaa') wait(6);
      if (isFirst) wait(6);
      isFirst = false;
      return {};
    };
    const faults = fuzzTarget(target(parse), { ...options, runs: 200, limitMs: 5 });
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map(({ input }) => input))).toEqual(new Set(['"aaaaaaaaa"']));
  });

  it('makes the same input again from the seed and the index alone', () => {
    const parse = (input: string) => (input === 'bbbbb' ? undefined : {});
    const [fault] = fuzzTarget(target(parse), options);
    expect(fuzzTarget(target(parse), { ...options, from: fault?.index ?? 0, runs: 1 })).toEqual([fault]);
    const [first, second] = [1, 2].map((seed) => createInputRandom(seed, 'x', 0)(1_000_000));
    expect(first).not.toBe(second);
  });

  it('ends a parser that hangs and names the input', async () => {
    const outcome = await watchTarget(planted, 'hanging', { ...options, runs: 100_000 }, 300);
    expect(outcome.faults).toEqual([expect.objectContaining({ what: 'hung for more than 300 ms' })]);
  }, 20_000);

  it('counts the time of a sound one', async () => {
    const outcome = await watchTarget(planted, 'sound', options, 5000);
    expect(outcome.faults).toEqual([]);
    expect(outcome.tookMs).toBeGreaterThan(0);
  }, 20_000);

  it.each([[['--only', 'nothing']], [['--runs', '0']], [['--seed', 'x']], [['--bogus']]])(
    '%j is wrong use',
    async (args) => {
      const words = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
      expect(await runFuzz(args)).toBe(2);
      expect(words).toHaveBeenCalledWith(expect.stringContaining('Usage'));
      words.mockRestore();
    },
  );
});

test.each(TARGETS.map((each) => [each.name, each] as const))('%s stands a few hundred inputs', (_name, each) => {
  expect(fuzzTarget(each, { ...options, runs: 300 })).toEqual([]);
});

test('inputs differ from each other and reach every kind of answer of a DNS response', () => {
  const dns = TARGETS.find(({ name }) => name === 'dns response') as Target;
  const inputs = Array.from({ length: 2000 }, (_, index) => dns.makeInput(createInputRandom(1, dns.name, index)));
  const kinds = new Set(inputs.map((input) => (dns.parse(input) as { kind: string }).kind));
  expect([...kinds].sort()).toEqual(['answer', 'edns-refused', 'error', 'truncated']);
  expect(new Set(inputs.map((input) => JSON.stringify(input))).size).toBeGreaterThan(1500);
});
