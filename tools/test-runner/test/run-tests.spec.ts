import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const script = join(__dirname, 'support/run-dummy.mjs');
const config = 'module.exports = { testMatch: ["<rootDir>/test/*.spec.js"], testEnvironment: "node" };';
const intConfig = 'module.exports = { testMatch: ["<rootDir>/test/*.int-spec.js"], testEnvironment: "node" };';
const e2eConfig = 'module.exports = { testMatch: ["<rootDir>/test/*.e2e-spec.js"], testEnvironment: "node" };';

/** Stands for nx: fails the targets named in FAIL. */
const nx = `
  const target = process.argv.find((word) => word.startsWith('--target=')).slice(9);
  console.log('nx ' + target);
  if ((process.env.FAIL ?? '').split(',').includes(target)) process.exit(1);
`;

/** Stands for the throw-away services: says which Redis was asked for and runs the command. */
const withServices = `
  import { spawnSync } from 'node:child_process';
  const [, command, ...args] = process.argv.slice(2);
  console.log('services with redis ' + (process.env.HUNTER_REDIS ?? 'as found'));
  process.exitCode = spawnSync(command, args, { stdio: 'inherit' }).status;
`;

const clean: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "dummy", "private": true }',
  'node_modules/nx/package.json': '{ "name": "nx" }',
  'node_modules/nx/bin/nx.js': nx,
  'tools/dev-stack/bin/with-services.mjs': withServices,
  'libs/one/jest.config.cjs': config,
  'libs/one/test/a.spec.js': 'test("a", () => undefined); test("b", () => undefined);',
  'libs/two/jest.config.cjs': config,
  'libs/two/test/a.spec.js': 'test("c", () => undefined);',
  'libs/one/jest.int.config.cjs': intConfig,
  'libs/one/test/a.int-spec.js':
    '// Also on the embedded Redis.\ntest("on Redis", () => expect("REDIS_URL").toBeDefined());',
  'libs/two/jest.int.config.cjs': intConfig,
  'libs/two/test/a.int-spec.js': 'test("on PostgreSQL", () => undefined);',
  'apps/web/jest.e2e.config.cjs': e2eConfig,
  'apps/web/test/a.e2e-spec.js': '// playwright-core\ntest("whole job", () => undefined);',
};

describe('npm test', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'hunter-runner-'));
    write(clean);
  });
  afterEach(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  function write(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, name)), { recursive: true });
      writeFileSync(join(clone, name), text);
    }
  }

  function run(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, clone, ...args], {
      encoding: 'utf8',
      env: { ...process.env, HUNTER_CHROMIUM: '/usr/bin/env', ...env },
    });
    const lines = stdout.trimEnd().split('\n');
    return { status, stdout, stderr, lines, count: lines.at(-1) };
  }

  it('runs every stage in order and ends with the count of all tests', () => {
    const { status, stdout, lines, count } = run();
    expect({ status, count }).toEqual({ status: 0, count: '7 passed, 0 failed' });
    expect(stdout.match(/^== .* passed/gm)?.map((line) => line.split(' ')[1])).toEqual([
      'lint',
      'typecheck',
      'build',
      'unit',
      'integration',
      'integration-embedded-redis',
      'e2e',
    ]);
    expect(stdout).toContain('services with redis as found');
    expect(stdout).toContain('services with redis embedded');
    expect(lines.at(-2)).toBe('skipped: nothing');
    expect(lines.at(-3)).toMatch(/unit passed in [\d.]+ s \(3 passed, 0 failed\)/);
    expect(lines.at(-3)).toMatch(/integration-embedded-redis passed in [\d.]+ s \(1 passed, 0 failed\)/);
  });

  it('runs only the stages it is asked for', () => {
    const { status, stdout, count } = run(['--stage', 'unit', '--stage', 'lint']);
    expect({ status, count }).toEqual({ status: 0, count: '3 passed, 0 failed' });
    expect(stdout.indexOf('== lint ==')).toBeLessThan(stdout.indexOf('== unit =='));
    expect(stdout).not.toContain('typecheck');
  });

  it('counts a failing test, goes on, and exits with 1', () => {
    write({ 'libs/two/test/a.spec.js': 'test("c", () => { throw new Error("no"); });' });
    const { status, count, lines } = run(['--stage', 'unit', '--stage', 'e2e']);
    expect({ status, count }).toEqual({ status: 1, count: '3 passed, 1 failed' });
    expect(lines.at(-2)).toBe('failed: unit');
  });

  it('counts a suite that cannot be loaded as a failure', () => {
    write({ 'libs/two/test/a.spec.js': 'require("./not-there");' });
    expect(run(['--stage', 'unit'])).toMatchObject({ status: 1, count: '2 passed, 1 failed' });
  });

  it('counts a run without any test as a failure', () => {
    rmSync(join(clone, 'libs/one/test'), { recursive: true });
    rmSync(join(clone, 'libs/two/test'), { recursive: true });
    expect(run(['--stage', 'unit'])).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
  });

  it('counts services that do not start as a failure', () => {
    write({ 'tools/dev-stack/bin/with-services.mjs': 'process.exitCode = 1;' });
    expect(run(['--stage', 'integration'])).toMatchObject({ status: 1, count: '0 passed, 1 failed' });
  });

  it('counts a failing check that is no test, and says which', () => {
    const { status, count, lines } = run(['--stage', 'lint', '--stage', 'e2e'], { FAIL: 'lint-all' });
    expect({ status, count }).toEqual({ status: 1, count: '1 passed, 1 failed' });
    expect(lines.at(-2)).toBe('failed: lint');
  });

  it('runs nothing that needs the build when the build fails', () => {
    const { status, count, lines } = run([], { FAIL: 'build' });
    expect({ status, count }).toEqual({ status: 1, count: '0 passed, 1 failed' });
    expect(lines.at(-2)).toBe('failed: build, unit, integration, integration-embedded-redis, e2e');
    expect(lines.at(-4)).toContain('unit not run');
  });

  it('runs the tools beside the rest, shows what they said after it, and counts both', () => {
    write({
      'tools/three/jest.int.config.cjs': intConfig,
      'tools/three/test/a.int-spec.js': `
        const { existsSync, writeFileSync } = require('node:fs');
        test('meets the other', async () => {
          writeFileSync(${JSON.stringify(join(clone, 'here'))}, '');
          process.stdout.write('a tool speaks\\n');
          while (!existsSync(${JSON.stringify(join(clone, 'there'))})) await new Promise((go) => setTimeout(go, 20));
        });`,
      'libs/two/test/a.int-spec.js': `
        const { existsSync, writeFileSync } = require('node:fs');
        test('meets the other', async () => {
          while (!existsSync(${JSON.stringify(join(clone, 'here'))})) await new Promise((go) => setTimeout(go, 20));
          process.stdout.write('a library speaks\\n');
          writeFileSync(${JSON.stringify(join(clone, 'there'))}, '');
        });`,
    });
    const { status, stdout, count } = run(['--stage', 'integration']);
    expect({ status, count }).toEqual({ status: 0, count: '3 passed, 0 failed' });
    expect(stdout.indexOf('a tool speaks')).toBeGreaterThan(stdout.indexOf('a library speaks'));
  });

  it('counts a failure of the tools that run beside the rest', () => {
    write({
      'tools/three/jest.int.config.cjs': intConfig,
      'tools/three/test/a.int-spec.js': 'test("c", () => { throw new Error("no"); });',
    });
    expect(run(['--stage', 'integration'])).toMatchObject({ status: 1, count: '2 passed, 1 failed' });
  });

  it('names every skipped test and where it stands', () => {
    write({ 'libs/two/test/a.spec.js': 'test("c", () => undefined); test.todo("needs the suites: set X");' });
    const { status, count, lines } = run(['--stage', 'unit']);
    expect({ status, count }).toEqual({ status: 0, count: '3 passed, 0 failed, 1 skipped' });
    expect(lines.at(-2)).toBe('skipped: needs the suites: set X [libs/two/test/a.spec.js]');
  });

  it('repeats in the summary what a spec or a configuration says it leaves out', () => {
    write({
      'libs/one/jest.config.cjs': `process.stderr.write('left out: the slow half (set SLOW)\\n'); ${config}`,
      'libs/two/test/a.spec.js': 'process.stderr.write("not run: no records\\n"); test("c", () => undefined);',
    });
    const { status, stderr, count, lines } = run(['--stage', 'unit']);
    expect({ status, count }).toEqual({ status: 0, count: '3 passed, 0 failed, 2 skipped' });
    expect(lines.at(-2)).toBe('skipped: the slow half (set SLOW); no records');
    expect(stderr).toContain('left out: the slow half (set SLOW)');
  });

  it('leaves browser tests out when there is no Chromium, and says so', () => {
    write({
      'apps/own/jest.e2e.config.cjs': `process.env.HUNTER_CHROMIUM; ${e2eConfig}`,
      'apps/own/test/a.e2e-spec.js': '// playwright-core\ntest("without a browser", () => undefined);',
    });
    const { status, count, lines } = run(['--stage', 'e2e'], { HUNTER_CHROMIUM: '', PATH: '/nowhere' });
    expect({ status, count }).toEqual({ status: 0, count: '1 passed, 0 failed, 1 skipped' });
    expect(lines.at(-2)).toBe('skipped: browser tests of apps/web: no Chromium (set HUNTER_CHROMIUM)');
  });

  it('refuses a stage that does not exist', () => {
    const { status, stderr } = run(['--stage', 'units']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^There is no stage "units"; there are lint, [^\n]+\n$/);
  });

  it('passes a signal on to what it runs and ends with it', async () => {
    const trace = join(clone, 'trace');
    write({
      'node_modules/nx/bin/nx.js': `
        const fs = require('node:fs');
        process.on('SIGTERM', () => { fs.writeFileSync(${JSON.stringify(trace)}, 'heard'); process.exit(0); });
        console.log('up');
        setInterval(() => undefined, 1000);
      `,
    });
    const child = spawn(process.execPath, [script, clone], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('up')) child.kill('SIGTERM');
    });
    await expect(ended).resolves.toBe(143);
    expect(readFileSync(trace, 'utf8')).toBe('heard');
  });
});
