import { ServerPacer } from '../src/lib/server-pacer.js';

const PACING = { intervalMs: 60, maxQueued: 10 };

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** When each of so many questions to one server was let go. */
function askAll(pacer: ServerPacer, count: number): readonly number[] {
  const wentAtMs: number[] = [];
  for (let index = 0; index < count; index += 1) {
    void pacer.waitForTurn('whois.registry.test').then(() => wentAtMs.push(performance.now()));
  }
  return wentAtMs;
}

const restsOf = (wentAtMs: readonly number[]) =>
  wentAtMs.slice(1).map((time, index) => time - (wentAtMs[index] ?? Number.NaN));

test('lets one question go per interval', async () => {
  const wentAtMs = askAll(new ServerPacer(PACING), 4);
  await jest.advanceTimersByTimeAsync(180);
  expect(restsOf(wentAtMs)).toStrictEqual([60, 60, 60]);
});

test('keeps the distance when the process was too busy to let the questions go in time', async () => {
  const wentAtMs = askAll(new ServerPacer(PACING), 3);
  await jest.advanceTimersByTimeAsync(0);
  const now = performance.now.bind(performance);
  const busyUntilMs = now() + 260;
  jest.spyOn(performance, 'now').mockImplementation(() => Math.max(now(), busyUntilMs));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(restsOf(wentAtMs)).toStrictEqual([260, 60]);
});
