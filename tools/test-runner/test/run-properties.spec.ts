import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const script = join(__dirname, 'support/run-dummy-properties.mjs');
const config = 'module.exports = { testMatch: ["<rootDir>/test/*.spec.ts"], testEnvironment: "node", transform: {} };';

/** Fails for the seed in FAIL, and notes every seed it was given. "from 'fast-check'" is what it is found by. */
const property = `
  // import fc from 'fast-check';
  test('holds', () => {
    require('node:fs').appendFileSync(process.env.SEEDS, process.env.HUNTER_PROPERTY_SEED + '\\n');
    expect(process.env.HUNTER_PROPERTY_SEED).not.toBe(process.env.FAIL);
  });
`;

describe('npm run test:properties', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'hunter-properties-'));
    write('package.json', '{ "name": "dummy", "private": true }');
    write('libs/one/jest.config.cjs', config);
    write('libs/one/test/other.spec.ts', 'test("has no property", () => { throw new Error("must not run"); });');
  });
  afterEach(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  function write(name: string, text: string) {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    writeFileSync(join(clone, name), text);
  }

  function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const seeds = join(clone, 'seeds');
    writeFileSync(seeds, '');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, clone, ...args], {
      env: { ...process.env, ...env, SEEDS: seeds },
      encoding: 'utf8',
    });
    return { status, stdout, stderr, seeds: readFileSync(seeds, 'utf8').split('\n').slice(0, -1) };
  }

  it('gives every round a seed of its own, and runs only specs that have a property', () => {
    write('libs/one/test/a.spec.ts', property);
    const { status, stdout, seeds } = run(['--rounds', '3']);
    expect(stdout).toContain('3 rounds passed, 0 failed');
    expect(new Set(seeds).size).toBe(3);
    expect(status).toBe(0);
  });

  it('says how to make the inputs of a failed round again', () => {
    write('libs/one/test/a.spec.ts', property);
    const { status, stdout, seeds } = run(['--seed', '42'], { FAIL: '42' });
    expect(seeds).toEqual(['42']);
    expect(stdout).toContain('0 rounds passed, 1 failed\nagain: npm run test:properties -- --seed 42');
    expect(status).toBe(1);
  });

  it('fails when there is no property to run', () => {
    expect(run([])).toMatchObject({ status: 1, stderr: expect.stringContaining('No spec imports fast-check') });
  });

  it.each([
    [['--rounds', '0'], '--rounds takes'],
    [['--seed', '-1'], '--seed'],
    [['--seed', '99999999999'], '--seed takes'],
    [['--often'], '--help'],
  ])('refuses %j and runs nothing', (args, said) => {
    write('libs/one/test/a.spec.ts', property);
    expect(run(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(said), seeds: [] });
  });
});

describe('a property in an ordinary run', () => {
  it('gets its inputs from the one seed', () => {
    expect(fc.readConfigureGlobal()?.seed).toBe(Number(process.env['HUNTER_PROPERTY_SEED'] ?? 1));
  });
});
