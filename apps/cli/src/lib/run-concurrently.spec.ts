import { setTimeout as sleep } from 'node:timers/promises';
import { runConcurrently } from './run-concurrently.js';

async function* countTo(count: number, onRead: (at: number) => void = () => undefined) {
  for (let at = 1; at <= count; at++) {
    onRead(at);
    yield await Promise.resolve(at);
  }
}

test('everything is worked on once, never more than the limit at a time, and nothing is read ahead', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  let furthest = 0;
  let read = 0;
  await runConcurrently(
    countTo(200, (at) => (read = at)),
    7,
    async (item) => {
      most = Math.max(most, ++running);
      await sleep(item % 3);
      running--;
      done.push(item);
      furthest = Math.max(furthest, read - done.length);
    },
  );
  expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect(most).toBe(7);
  expect(furthest).toBeLessThanOrEqual(7);
});

test('it ends early once it is stopped, and closes its source', async () => {
  let isClosed = false;
  async function* endless() {
    try {
      for (let at = 0; ; at++) yield await Promise.resolve(at);
    } finally {
      isClosed = true;
    }
  }
  let done = 0;
  await runConcurrently(
    endless(),
    3,
    () => Promise.resolve(void done++),
    () => done >= 10,
  );
  expect(done).toBeLessThan(14);
  expect(isClosed).toBe(true);
});

test('what work or the source throws comes out', async () => {
  await expect(runConcurrently(countTo(5), 2, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  async function* failing(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
    throw new Error('unreadable');
  }
  await expect(runConcurrently(failing(), 2, () => Promise.resolve())).rejects.toThrow('unreadable');
});
