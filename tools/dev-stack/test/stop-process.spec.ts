import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { isGroupAlive, processIdentity } from '../src/process/process-table.mjs';
import { stopProcess } from '../src/process/stop-process.mjs';

describe('stopProcess', () => {
  let children: ChildProcess[] = [];

  afterEach(() => {
    for (const { pid } of children) if (pid !== undefined && isGroupAlive(pid)) process.kill(-pid, 'SIGKILL');
    children = [];
  });

  /** Runs a shell line as the leader of a group and waits for its first output. */
  async function lead(line: string) {
    const child = spawn('sh', ['-c', line], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const pid = child.pid ?? Number.NaN;
    const identity = processIdentity(pid) ?? 'none';
    return { name: 'test', pid, identity, signal: 'SIGTERM', graceMs: 300 } as const;
  }

  it('asks politely first', async () => {
    const target = await lead('echo up; exec sleep 100');
    await expect(stopProcess(target)).resolves.toBe('stopped');
    expect(processIdentity(target.pid)).toBeUndefined();
  });

  it('kills what does not listen', async () => {
    const target = await lead('trap "" TERM; echo up; while true; do sleep 0.05; done');
    await expect(stopProcess(target)).resolves.toBe('killed');
    expect(isGroupAlive(target.pid)).toBe(false);
  });

  it('ends what the leader leaves in its group', async () => {
    const target = await lead('sleep 100 & echo up; trap "exit 0" TERM; wait');
    await expect(stopProcess(target)).resolves.toBe('stopped');
    expect(isGroupAlive(target.pid)).toBe(false);
  });

  it('leaves a process alone that only has the same pid', async () => {
    const target = await lead('echo up; exec sleep 100');
    await expect(stopProcess({ ...target, identity: 'an earlier run' })).resolves.toBe('gone');
    expect(processIdentity(target.pid)).toBe(target.identity);
  });
});
