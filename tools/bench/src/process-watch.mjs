import { readCpuSeconds } from './cpu-time.mjs';
import { readResidentMemory } from './resident-memory.mjs';

const EVERY_MS = 100;

/** Looks at what a process uses until it is stopped; the process may end before. */
export class ProcessWatch {
  peakMb = 0;
  nowMb = 0;
  /** @type {number | undefined} */
  cpuSeconds;
  #timer;

  /** @param {number} pid */
  constructor(pid) {
    const look = () => {
      const memory = readResidentMemory(pid);
      if (memory === undefined) return;
      this.nowMb = memory.nowMb;
      this.peakMb = Math.max(this.peakMb, memory.peakMb);
      this.cpuSeconds = readCpuSeconds(pid) ?? this.cpuSeconds;
    };
    look();
    this.#timer = setInterval(look, EVERY_MS);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
