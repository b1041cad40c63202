import { readCpuSeconds, readParent } from '../src/cpu-time.mjs';
import { readResidentMemory } from '../src/resident-memory.mjs';

describe('what a process uses', () => {
  it('is read of a process that runs', () => {
    const memory = readResidentMemory(process.pid);
    expect(memory?.nowMb).toBeGreaterThan(20);
    expect(memory?.peakMb).toBeGreaterThanOrEqual(memory?.nowMb ?? Infinity);
  });

  it('is unknown of a process that does not', () => {
    const free = 2 ** 22 + 1;
    expect([readResidentMemory(free), readCpuSeconds(free)]).toEqual([undefined, undefined]);
  });

  it('counts its processor time where the system shows it', () => {
    const before = readCpuSeconds(process.pid);
    expect(before === undefined).toBe(process.platform !== 'linux');
    if (before === undefined) return;
    const until = performance.now() + 60;
    while (performance.now() < until);
    expect(readCpuSeconds(process.pid)).toBeGreaterThan(before);
    expect(readParent(process.pid)).toBe(process.ppid);
  });
});
