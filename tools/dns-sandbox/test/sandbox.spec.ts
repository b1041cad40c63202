import { execFile, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDnsSandbox } from '../src/index.js';
import { createFaultPicker, NO_FAULTS, readFaults } from '../src/lib/faults.js';
import { askTcp, askUdp, exchangeUdp, encodeQuery, toTexts } from './ask.js';

const zone = {
  origins: ['example'],
  names: { 'firma.example': { MX: ['10 mx.firma.example'] } },
  'stand-ins': { 'spf.vendor.test': { TXT: ['v=spf1 -all'] } },
} as const;

describe('a zone file that is wrong', () => {
  test.each([
    [[], 'a zone file is a JSON object'],
    [{}, 'names must be an object'],
    [{ names: { 'a.example': 'sleepy' } }, 'names["a.example"] must be records'],
    [{ names: { 'a.example': { MX: [] } } }, 'names["a.example"].MX must be a list'],
    [{ names: { 'a.example': { HINFO: ['x'] } } }, 'unknown key "HINFO"'],
    [{ names: { 'a.example': { MX: ['mx.example'] } } }, '"mx.example" is not of the form'],
    [{ names: { 'a.example': { A: ['192.0.2.300'] } } }, 'is not an IPv4 address'],
    [{ names: { 'a..example': { A: ['192.0.2.1'] } } }, 'empty or too long label'],
    [{ names: { 'a.example': { A: ['192.0.2.1'] }, 'A.example': { A: ['192.0.2.1'] } } }, 'twice'],
    [{ ttl: -1, names: {} }, 'ttl must be a number of seconds'],
  ])('%j is refused', async (json, message) => {
    await expect(startDnsSandbox({ zone: json as never })).rejects.toThrow(message);
  });
});

describe('faults', () => {
  test('are read, and refused when out of range', () => {
    expect(readFaults('drop=0.5, delay-ms=20')).toEqual({ ...NO_FAULTS, drop: 0.5, delayMs: 20 });
    for (const text of ['drop=2', 'drop', 'sleep=1', 'delay-ms=0.5', 'servfail=-1']) {
      expect(() => readFaults(text)).toThrow(/fault|range/);
    }
  });

  test('come in their share and in the same order for the same seed', () => {
    const draw = (seed: number) => {
      const pick = createFaultPicker({ ...NO_FAULTS, drop: 0.2, servfail: 0.1 }, seed);
      return Array.from({ length: 5000 }, pick);
    };
    const faults = draw(7);
    expect(draw(7)).toEqual(faults);
    expect(draw(8)).not.toEqual(faults);
    const share = (name: string | null) => faults.filter((fault) => fault === name).length / faults.length;
    expect(share('drop')).toBeCloseTo(0.2, 1);
    expect(share('servfail')).toBeCloseTo(0.1, 1);
    expect(share('truncate')).toBe(0);
  });

  test('reach the answers and can be changed while it runs', async () => {
    const sandbox = await startDnsSandbox({ zone, faults: { servfail: 1 } });
    try {
      expect(await askUdp(sandbox.port, 'firma.example', 'MX')).toMatchObject({ rcode: 'SERVFAIL' });
      sandbox.setFaults({ truncate: 1 });
      expect(await askUdp(sandbox.port, 'firma.example', 'MX')).toMatchObject({ flag_tc: true });
      expect(toTexts(await askTcp(sandbox.port, 'firma.example', 'MX'))).toEqual(['MX 10 mx.firma.example']);
      sandbox.setFaults({ drop: 1 });
      expect(await askUdp(sandbox.port, 'firma.example', 'MX', { timeoutMs: 100 })).toBeNull();
      sandbox.setFaults({ garbage: 1 });
      expect(await exchangeUdp(sandbox.port, encodeQuery('firma.example', 'MX'))).toHaveLength(7);
      sandbox.setFaults({});
      expect(await askUdp(sandbox.port, 'firma.example', 'MX')).toMatchObject({ rcode: 'NOERROR' });
      expect(sandbox.counts).toMatchObject({ queries: 6, answered: 5 });
      sandbox.setFaults({ refused: 1 });
      expect(await askTcp(sandbox.port, 'firma.example', 'MX')).toMatchObject({ rcode: 'REFUSED' });
      sandbox.setFaults({ lame: 1 });
      expect(await askUdp(sandbox.port, 'firma.example', 'MX')).toMatchObject({ rcode: 'NOERROR', answers: [] });
    } finally {
      await sandbox.close();
    }
  });
});

describe('forwarding', () => {
  test('hands names outside on, over UDP and TCP, and keeps its own', async () => {
    const upstream = await startDnsSandbox({ zone: { names: { 'real.test': { MX: ['5 mx.real.test'] } } } });
    const sandbox = await startDnsSandbox({ zone, forward: [upstream.address] });
    try {
      expect(toTexts(await askUdp(sandbox.port, 'real.test', 'MX'))).toEqual(['MX 5 mx.real.test']);
      expect(toTexts(await askTcp(sandbox.port, 'real.test', 'MX'))).toEqual(['MX 5 mx.real.test']);
      expect(toTexts(await askUdp(sandbox.port, 'firma.example', 'MX'))).toEqual(['MX 10 mx.firma.example']);
      expect(sandbox.counts.forwarded).toBe(2);
    } finally {
      await Promise.all([sandbox.close(), upstream.close()]);
    }
  });

  test('stand-ins win for the records they name, whatever a resolver says about them', async () => {
    const denying = await startDnsSandbox({ zone: { origins: ['test'], names: {} } });
    const other = await startDnsSandbox({
      zone: { names: { 'spf.vendor.test': { MX: ['5 mx.vendor.test'], TXT: ['v=spf1 mx -all'] } } },
    });
    const behindDenying = await startDnsSandbox({ zone, forward: [denying.address] });
    const behindOther = await startDnsSandbox({ zone, forward: [other.address] });
    try {
      for (const { port } of [behindDenying, behindOther])
        expect(toTexts(await askUdp(port, 'spf.vendor.test', 'TXT'))).toEqual(['TXT v=spf1 -all']);
      expect(toTexts(await askUdp(behindOther.port, 'spf.vendor.test', 'MX'))).toEqual(['MX 5 mx.vendor.test']);
      expect(await askUdp(behindDenying.port, 'other.vendor.test', 'TXT')).toMatchObject({ rcode: 'NXDOMAIN' });
    } finally {
      await Promise.all([behindDenying, behindOther, denying, other].map((sandbox) => sandbox.close()));
    }
  });

  test('falls back when no resolver answers, slowly once and then at once', async () => {
    const dead = createSocket('udp4');
    await new Promise<void>((resolve) => dead.bind(0, '127.0.0.1', resolve));
    const sandbox = await startDnsSandbox({ zone, forward: [`127.0.0.1:${dead.address().port}`] });
    try {
      expect(await askUdp(sandbox.port, 'real.test', 'MX', { timeoutMs: 4000 })).toMatchObject({ rcode: 'SERVFAIL' });
      const before = performance.now();
      expect(toTexts(await askUdp(sandbox.port, 'spf.vendor.test', 'TXT'))).toEqual(['TXT v=spf1 -all']);
      expect(performance.now() - before).toBeLessThan(500);
    } finally {
      await sandbox.close();
      dead.close();
    }
  });
});

describe('the built command', () => {
  const launcher = join(__dirname, '../bin/dns-sandbox.mjs');
  const run = (args: string[]) =>
    new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(process.execPath, [launcher, ...args], (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      );
    });

  test('--help and wrong use', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--records FOLDER') });
    expect(await run([])).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing to serve') });
    expect(await run(['--zone', 'missing.json'])).toMatchObject({ code: 2, stderr: expect.stringContaining('ENOENT') });
    expect(await run(['--sleep'])).toMatchObject({ code: 2 });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('prints where it answers and ends well on %s', async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'dns-sandbox-'));
    await writeFile(join(folder, 'zone.json'), JSON.stringify(zone));
    const child = spawn(process.execPath, [launcher, '--zone', join(folder, 'zone.json')]);
    const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve([code, by])));
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
    const { dns } = JSON.parse(line) as { dns: string };
    expect(dns).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(toTexts(await askUdp(Number(dns.split(':')[1]), 'firma.example', 'MX'))).toEqual(['MX 10 mx.firma.example']);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await rm(folder, { recursive: true });
  });
});
