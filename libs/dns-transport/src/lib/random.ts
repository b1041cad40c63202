import { randomFillSync } from 'node:crypto';

const pool = new Uint16Array(4096);
let next = pool.length;

/** An unpredictable 16-bit number, drawn from a pool because a system call for each query would cost more than it. */
export function randomUint16(): number {
  if (next >= pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const value = pool[next] ?? 0;
  next += 1;
  return value;
}
