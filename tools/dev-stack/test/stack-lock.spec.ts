import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIdentity } from '../src/process/process-table.mjs';
import { takeStackLock } from '../src/stack/stack-lock.mjs';

describe('takeStackLock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hunter-lock-'));
    file = join(folder, 'dev-stack.lock');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is held until it is given back', () => {
    const release = takeStackLock(folder);
    expect(() => takeStackLock(folder)).toThrow(/already runs/);
    release();
    expect(existsSync(file)).toBe(false);
    takeStackLock(folder)();
  });

  it.each([
    ['whose process is gone', () => JSON.stringify({ pid: spawnSync('true').pid, identity: 'x' })],
    ['whose pid is another process by now', () => JSON.stringify({ pid: process.pid, identity: 'another run' })],
    ['that was half written', () => '{"pid": 1'],
    ['that is empty', () => ''],
  ])('takes over a lock %s', (_case, text) => {
    writeFileSync(file, text());
    const release = takeStackLock(folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      pid: process.pid,
      identity: processIdentity(process.pid),
    });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
