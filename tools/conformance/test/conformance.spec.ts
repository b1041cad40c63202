import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConformance } from '../src/run-conformance.mjs';
import { faultsOf, judgeCases } from '../src/suite.mjs';
import { VECTOR_FILES } from '../src/vector-suites.mjs';

const ROOT = join(__dirname, '../../..');
const goldenFolder = (lib: string) => join(ROOT, 'libs', lib, 'test/golden');

describe('a suite', () => {
  const suite = { least: 2 };

  it('passes with every case right, or wrong with a reason', async () => {
    const result = await judgeCases([1, 2, 3], (each) => (each === 2 ? { what: 'two', reason: 'even' } : undefined));
    expect(result).toEqual({ passed: 2, total: 3, misses: [{ what: 'two', reason: 'even' }] });
    expect(faultsOf({ ...suite, mostExplained: 1 }, result)).toEqual([]);
    expect(faultsOf(suite, result)).toEqual(['1 with a reason where 0 are known']);
  });

  it('fails with a miss that has no reason, and with fewer cases than it has', async () => {
    expect(faultsOf(suite, await judgeCases([1], () => ({ what: 'one' })))).toEqual([
      '1 cases found where there are 2',
      '1 without a reason',
    ]);
  });

  it.each([
    [99, []],
    [98, ['less than 99 %']],
    [0, ['less than 99 %']],
  ])('of a share is judged by it: %d of 100', (passed, faults) => {
    const misses = Array.from({ length: 100 - passed }, () => ({ what: '' }));
    expect(faultsOf({ least: 1, leastShare: 0.99 }, { passed, total: 100, misses })).toEqual(faults);
  });
});

test('every committed vector file is among them', () => {
  const libs = [...new Set(VECTOR_FILES.map(({ lib }) => lib))];
  const files = readdirSync(join(ROOT, 'libs'))
    .filter((lib) => lib.startsWith('core-'))
    .flatMap((lib) => (libs.includes(lib) ? readdirSync(goldenFolder(lib)) : []))
    .filter((file) => file.endsWith('.jsonl'));
  expect(VECTOR_FILES.map(({ name }) => `${name}.jsonl`).sort()).toEqual(files.sort());
});

describe('the command', () => {
  let folder: string;
  let lines: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hunter-conformance-'));
    lines = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text).trimEnd()) > 0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const run = (...args: string[]) => runConformance(ROOT, args, { HUNTER_SUITES_DIR: folder });

  it('runs the committed vectors without any suite, one line each', async () => {
    expect(await run('--only', 'vectors')).toBe(0);
    expect(lines).toContain('vectors score-domain 904/904');
    expect(lines.filter((line) => line.startsWith('vectors '))).toHaveLength(VECTOR_FILES.length);
  });

  it.each(['SPF', 'PSL', 'IDNA', 'dns-records', 'provider-labels'])(
    'says that %s is skipped where it is not',
    async (name) => {
      expect(await run('--only', name)).toBe(0);
      const named = lines.filter((line) => line.startsWith(name));
      expect(named.length).toBeGreaterThan(0);
      for (const line of named) expect(line).toMatch(/ skipped: no \S+/);
    },
  );

  it('fails and names the case when one is answered otherwise', async () => {
    writeFileSync(join(folder, 'segment.jsonl'), '{"input":{"score":90,"provider":"Google"},"output":"Cold"}\n');
    expect(await run('--only', 'vectors segment', '--vectors', folder)).toBe(1);
    expect(lines.slice(0, 2)).toEqual([
      'FAILED vectors segment 0/1 (1 without a reason)',
      '  {"score":90,"provider":"Google"}: "Migration"',
    ]);
  });

  it('fails when a committed vector file is gone', async () => {
    const clone = mkdtempSync(join(tmpdir(), 'hunter-conformance-'));
    expect(await runConformance(clone, ['--only', 'vectors urgency'], {})).toBe(1);
    expect(lines[0]).toMatch(/^FAILED vectors urgency: no .+urgency\.jsonl$/);
    rmSync(clone, { recursive: true });
  });

  it('knows no suite of another name', async () => {
    const words = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await run('--only', 'DKIM rfc0000')).toBe(2);
    expect(words).toHaveBeenCalledWith(expect.stringContaining('DKIM rfc0000'));
  });
});
