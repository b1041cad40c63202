import { Logger } from '@nestjs/common';
import type { D365EnabledConfig } from '../lib/config';
import { PushProcessor } from './push.processor';
import type { ChunkRunner } from './bulk/chunk-runner.service';
import type { WakeCall } from './push-waker';

type Handler = (bullJob: { data: { jobId: string } }) => Promise<void>;

function setUp(pause: () => Promise<void>, next: WakeCall | null = null) {
  const state: { concurrency?: number; handler?: Handler; ran: string[]; rung: WakeCall[] } = { ran: [], rung: [] };
  const queue = {
    process: (concurrency: number, handler: Handler) => {
      Object.assign(state, { concurrency, handler });
      return Promise.resolve();
    },
    on: () => queue,
    pause,
  };
  const waker = { wakeLater: (calls: readonly WakeCall[]) => void state.rung.push(...calls) };
  const runner = {
    runJob: (jobId: string) => {
      state.ran.push(jobId);
      return Promise.resolve(next === null ? [] : [next]);
    },
  };
  const processor = new PushProcessor(
    queue as never,
    { concurrency: 7 } as D365EnabledConfig,
    waker as never,
    runner as unknown as ChunkRunner,
  );
  processor.onApplicationBootstrap();
  return { processor, state };
}

describe('PushProcessor', () => {
  beforeAll(() => Logger.overrideLogger(false));

  test('runs the row that rang, and rings for its next attempt', async () => {
    const next = { jobId: 'a', leaseToken: 1, delayMs: 500 };
    const { state } = setUp(() => Promise.resolve(), next);
    await state.handler?.({ data: { jobId: 'a' } });
    expect(state).toMatchObject({ concurrency: 7, ran: ['a'], rung: [next] });
  });

  test('rings for nothing when no attempt is due', async () => {
    const { state } = setUp(() => Promise.resolve());
    await state.handler?.({ data: { jobId: 'a' } });
    expect(state.rung).toEqual([]);
  });

  test('stops although Redis does not answer', async () => {
    jest.useFakeTimers();
    const { processor } = setUp(() => new Promise(() => undefined));
    let stopped = false;
    const stopping = processor.onModuleDestroy().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(14_000);
    expect(stopped).toBe(false);
    await jest.advanceTimersByTimeAsync(1_000);
    await stopping;
    jest.useRealTimers();
  });

  test('stops although Redis refuses', async () => {
    const { processor } = setUp(() => Promise.reject(new Error('closed')));
    await expect(processor.onModuleDestroy()).resolves.toBeUndefined();
  });
});
