import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ScanLine } from '../src/index.js';
import { readJsonLines } from './terminal.js';

const workspace = resolve(__dirname, '../../..');
const launcher = join(workspace, 'apps/cli/bin/hunter.mjs');
const sandboxLauncher = join(workspace, 'tools/dns-sandbox/bin/dns-sandbox.mjs');
const sample = join(workspace, 'tools/dev-stack/sample');
const suites = process.env['HUNTER_SUITES_DIR'] ?? resolve(workspace, '../shared/suites');
const realRecords = join(suites, 'dns-records');

interface Sandbox {
  readonly address: string;
  stop(): Promise<void>;
}

async function startSandbox(args: readonly string[]): Promise<Sandbox> {
  const child: ChildProcess = spawn(process.execPath, [sandboxLauncher, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const line = await new Promise<string>((done, fail) => {
    child.stdout?.once('data', (chunk) => done(String(chunk)));
    child.once('exit', (code) => fail(new Error(`dns-sandbox ended with ${code}`)));
  });
  return {
    address: (JSON.parse(line) as { dns: string }).dns,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

function hunter(args: readonly string[], options: { servers?: string; stdin?: string } = {}) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    const env = { ...process.env, HUNTER_DNS_SERVERS: options.servers ?? '127.0.0.1:9' };
    const child = execFile(
      process.execPath,
      [launcher, ...args],
      { env, maxBuffer: 256 * 1024 * 1024 },
      (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(options.stdin ?? '');
  });
}

describe('the built command', () => {
  test('--help tells the commands, the environment and the exit codes', async () => {
    const { code, stdout } = await hunter(['--help']);
    expect(code).toBe(0);
    for (const word of [
      'scan',
      'score',
      'classify',
      'normalize',
      'rules',
      'd365',
      'HUNTER_DNS_SERVERS',
      'Exit codes',
    ]) {
      expect(stdout).toContain(word);
    }
    expect((await hunter(['scan', '--help'])).stdout).toContain('--concurrency');
    expect((await hunter(['d365', 'push', '--help'])).stdout).toContain('<domain>');
  });

  test.each([
    [[]],
    [['bogus']],
    [['scan']],
    [['scan', '--concurrency', '0', 'a.example']],
    [['scan', '--file', 'no-such-file']],
    [['scan', '--file', '.']],
    [['d365', 'push']],
    [['score', '--bogus']],
  ])('%j is wrong use: exit 2, words on standard error only', async (args) => {
    const { code, stdout, stderr } = await hunter(args);
    expect(code).toBe(2);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('DOMAIN'))).toEqual([]);
    expect(stderr).not.toBe('');
    expect(stderr).not.toContain('    at ');
  });

  test('a name server address that is none is wrong use', async () => {
    expect(await hunter(['scan', 'a.example'], { servers: 'a:b:c' })).toMatchObject({ code: 2 });
  });

  test('score reads standard input', async () => {
    const { code, stdout } = await hunter(['score'], { stdin: '{"provider":"Zoho","mxHosts":[]}\n' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ score: 0, hardFail: 'mx-missing' });
  });
});

describe('scanning the sample list', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox(['--zone', join(sample, 'zone.json')]);
  });
  afterAll(() => sandbox.stop());

  test('finds for each of the 200 companies what was worked out by hand', async () => {
    interface Expectation {
      readonly domain: string;
      readonly setup: string;
      readonly score: number | null;
      readonly scan_status: string;
    }
    const expected = JSON.parse(await readFile(join(sample, 'expectations.json'), 'utf8')) as readonly Expectation[];
    const stdin = expected.map(({ domain }) => `${domain}\r\n`).join('');
    const { code, stdout } = await hunter(['scan', '--json', '--file', '-'], { servers: sandbox.address, stdin });
    const lines = new Map(readJsonLines<ScanLine>(stdout).map((line) => [line.domain, line]));
    expect(code).toBe(1);
    expect(lines.size).toBe(200);
    for (const { setup, score, ...rest } of expected) {
      expect({ setup, ...lines.get(rest.domain) }).toMatchObject({ setup, ...rest, readiness_score: score });
      expect(lines.get(rest.domain)?.error?.code ?? 'none').toBe(
        rest.scan_status.startsWith('dns-') ? rest.scan_status : 'none',
      );
    }
  }, 60_000);

  test('exit 0 when all went well, also as a table', async () => {
    const { code, stdout, stderr } = await hunter(['scan', 'first.example', 'çiçekçilik.example'], {
      servers: sandbox.address,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^DOMAIN/);
    expect(stdout).toMatch(/^first\.example +M365 +90 +Existing +P4 +yes +yes +reject/m);
    expect(stdout).toMatch(/^çiçekçilik\.example /m);
  });

  test('exit 1 and a line with the reason when one is no domain', async () => {
    const { code, stdout } = await hunter(['scan', '--json', 'first.example', 'İSTANBUL.com.tr'], {
      servers: sandbox.address,
    });
    const lines = readJsonLines<{ domain: string; error: unknown }>(stdout);
    expect(code).toBe(1);
    expect(lines.find(({ domain }) => domain === 'first.example')).toMatchObject({ error: null });
    expect(lines.find(({ domain }) => domain === 'İSTANBUL.com.tr')).toMatchObject({
      error: { code: 'invalid-domain', reason: 'turkish-i', suggestion: 'istanbul.com.tr' },
    });
  });

  test('ends quietly when its reader leaves', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hunter-'));
    await writeFile(join(folder, 'domains.txt'), 'first.example\n'.repeat(50_000));
    const child = spawn(process.execPath, [launcher, 'scan', '--json', '--file', join(folder, 'domains.txt')], {
      env: { ...process.env, HUNTER_DNS_SERVERS: sandbox.address },
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    const ended = await new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
    await rm(folder, { recursive: true });
    expect({ ended, stderr }).toEqual({ ended: { code: 0, signal: null }, stderr: '' });
  }, 30_000);
});

if (existsSync(realRecords)) {
  test('scans every recorded real domain without a failure, DMARC unknown for each', async () => {
    const files = (await readdir(realRecords)).filter((file) => file.endsWith('.json'));
    const contents = await Promise.all(files.map((file) => readFile(join(realRecords, file), 'utf8')));
    const domains = contents.flatMap((content) => Object.keys(JSON.parse(content) as object));
    const sandbox = await startSandbox(['--records', realRecords]);
    try {
      const { code, stdout, stderr } = await hunter(['scan', '--json', '-'], {
        servers: sandbox.address,
        stdin: domains.join('\n'),
      });
      const lines = readJsonLines<ScanLine>(stdout);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(new Set(lines.map(({ domain }) => domain)).size).toBe(7283);
      expect(lines.filter(({ dmarc_policy }) => dmarc_policy !== 'unknown')).toEqual([]);
      expect(lines.filter(({ mx_hosts }) => mx_hosts === null)).toEqual([]);
    } finally {
      await sandbox.stop();
    }
  }, 120_000);
} else {
  process.stderr.write(`not run: no real records at ${realRecords} (set HUNTER_SUITES_DIR)\n`);
}
