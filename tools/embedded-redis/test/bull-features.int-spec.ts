import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Bull from 'bull';
import type { Job, Queue, QueueOptions } from 'bull';
import { redisServers, stopped } from './support/redis-servers.js';
import type { StartedServer } from './support/redis-servers.js';

const consumer = join(__dirname, 'support/consumer.cjs');

// What the worker asks of Bull 4, unmodified. The real server runs the same list, so that the list itself is checked.
describe.each(redisServers)('Bull 4 on $name', ({ start }) => {
  let server: StartedServer;
  let queues: Queue[] = [];
  let consumers: ChildProcess[] = [];
  let queueNumber = 0;

  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    await Promise.all(consumers.map((child) => stopped(child, 'SIGKILL')));
    await Promise.all(queues.map((queue) => queue.close()));
    queues = [];
    consumers = [];
  });

  function openQueue(name: string, options: QueueOptions = {}): Queue {
    const queue = new Bull(name, server.url, options);
    queues.push(queue);
    return queue;
  }

  function newQueue(options: QueueOptions = {}): Queue {
    queueNumber += 1;
    return openQueue(`queue-${queueNumber}`, options);
  }

  function startConsumer(name: string, msPerJob: number): { child: ChildProcess; started: string[] } {
    const child = spawn(process.execPath, [consumer, server.url, name, String(msPerJob)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    consumers.push(child);
    const started: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => started.push(...text.trim().split('\n')));
    return { child, started };
  }

  async function untilCompleted(queue: Queue, count: number): Promise<void> {
    while ((await queue.getCompletedCount()) < count) await sleep(20);
  }

  it('runs every job of a bulk add once, as many at a time as allowed', async () => {
    const queue = newQueue();
    let running = 0;
    let mostAtOnce = 0;
    const seen: number[] = [];
    void queue.process(4, async (job: Job<{ n: number }>) => {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      await sleep(25);
      running -= 1;
      seen.push(job.data.n);
    });
    await queue.addBulk(Array.from({ length: 300 }, (_, n) => ({ data: { n } })));
    await untilCompleted(queue, 300);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    expect(mostAtOnce).toBe(4);
  });

  it('keeps payloads as they are', async () => {
    const queue = newQueue();
    const data = { text: 'İstanbul ğüşöç 🇹🇷 \u0000'.repeat(5_000), nested: [1, null, { a: false }] };
    void queue.process((job) => Promise.resolve(job.data));
    const job = await queue.add(data);
    await expect(job.finished()).resolves.toEqual(data);
  });

  it('wakes a consumer that waits for an empty queue', async () => {
    const queue = newQueue();
    void queue.process(() => Promise.resolve('woken'));
    await queue.isReady();
    await sleep(300);
    const added = performance.now();
    const job = await queue.add({});
    await job.finished();
    expect(performance.now() - added).toBeLessThan(1_000);
  });

  it('holds a delayed job back, and lets it be promoted', async () => {
    const queue = newQueue();
    const startedAt = new Map<string, number>();
    void queue.process((job) => Promise.resolve(startedAt.set(String(job.id), performance.now())));
    const added = performance.now();
    const delayed = await queue.add({}, { delay: 400 });
    const promoted = await queue.add({}, { delay: 60_000 });
    await promoted.promote();
    await untilCompleted(queue, 2);
    expect(startedAt.get(String(delayed.id))).toBeGreaterThanOrEqual(added + 390);
    expect(startedAt.get(String(promoted.id))).toBeLessThan(added + 5_000);
  });

  it.each([
    ['fixed', [100, 100]],
    ['exponential', [100, 300]],
  ] as const)('retries with %s backoff and then fails with the last reason', async (type, pauses) => {
    const queue = newQueue();
    const attempts: number[] = [];
    void queue.process(() => {
      attempts.push(performance.now());
      return Promise.reject(new Error(`attempt ${attempts.length}`));
    });
    const job = await queue.add({}, { attempts: 3, backoff: { type, delay: 100 } });
    await expect(job.finished()).rejects.toThrow('attempt 3');
    const between = attempts.slice(1).map((at, index) => at - (attempts[index] ?? Number.NaN));
    expect(between).toHaveLength(2);
    between.forEach((pause, index) => expect(pause).toBeGreaterThanOrEqual((pauses[index] ?? 0) - 10));
    const failed = await queue.getJob(job.id);
    expect(failed).toMatchObject({ attemptsMade: 3, failedReason: 'attempt 3' });
    expect(await queue.getFailedCount()).toBe(1);
  });

  it('runs a failed job again when it is retried', async () => {
    const queue = newQueue();
    let broken = true;
    void queue.process(() => (broken ? Promise.reject(new Error('broken')) : Promise.resolve('mended')));
    const job = await queue.add({});
    await expect(job.finished()).rejects.toThrow('broken');
    broken = false;
    await job.retry();
    await expect(job.finished()).resolves.toBe('mended');
  });

  it('repeats a job until the repetition is removed', async () => {
    const queue = newQueue();
    let runs = 0;
    void queue.process('tick', () => Promise.resolve((runs += 1)));
    await queue.add('tick', {}, { repeat: { every: 150 } });
    await sleep(1_200);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await queue.getRepeatableJobs()).toHaveLength(1);
    // Bull itself forgets a removal that falls between a run's look at the repetition and its planning of the next.
    await queue.pause(true);
    await queue.removeRepeatable('tick', { every: 150 });
    await queue.resume(true);
    const after = runs;
    await sleep(500);
    expect(runs).toBe(after);
    expect(await queue.getRepeatableJobs()).toEqual([]);
  });

  it('takes a job id once, and again after the job is removed', async () => {
    const queue = newQueue();
    await queue.add({ n: 1 }, { jobId: 'same' });
    await queue.add({ n: 2 }, { jobId: 'same' });
    expect(await queue.count()).toBe(1);
    const job = await queue.getJob('same');
    expect(job?.data).toEqual({ n: 1 });
    await job?.remove();
    expect(await queue.getJob('same')).toBeNull();
    await queue.add({ n: 3 }, { jobId: 'same' });
    expect((await queue.getJob('same'))?.data).toEqual({ n: 3 });
  });

  it('keeps as many finished jobs as asked', async () => {
    const queue = newQueue({ defaultJobOptions: { removeOnComplete: 3, removeOnFail: true } });
    void queue.process((job: Job<{ n: number }>) =>
      job.data.n % 2 === 0 ? Promise.resolve() : Promise.reject(new Error('odd')),
    );
    await queue.addBulk(Array.from({ length: 20 }, (_, n) => ({ data: { n } })));
    while ((await queue.getActiveCount()) + (await queue.getWaitingCount()) > 0) await sleep(20);
    expect(await queue.getJobCounts()).toMatchObject({ completed: 3, failed: 0 });
  });

  it('runs by priority, and last in first out when asked', async () => {
    const queue = newQueue();
    await queue.pause();
    await queue.add({ name: 'low' }, { priority: 10 });
    await queue.add({ name: 'high' }, { priority: 1 });
    await queue.add({ name: 'plain' });
    await queue.add({ name: 'jumper' }, { lifo: true });
    const order: string[] = [];
    void queue.process((job: Job<{ name: string }>) => Promise.resolve(order.push(job.data.name)));
    await queue.resume();
    await untilCompleted(queue, 4);
    expect(order.indexOf('high')).toBeLessThan(order.indexOf('low'));
    expect(order[0]).toBe('jumper');
  });

  it('starts nothing while paused, for every consumer', async () => {
    const queue = newQueue();
    const other = openQueue(queue.name);
    let runs = 0;
    void other.process(() => Promise.resolve((runs += 1)));
    await other.isReady();
    await queue.pause();
    const job = await queue.add({});
    await sleep(400);
    expect(runs).toBe(0);
    expect(await queue.isPaused()).toBe(true);
    expect(await queue.getPausedCount()).toBe(1);
    await queue.resume();
    await job.finished();
    expect(runs).toBe(1);
  });

  it('tells every listener by publish and subscribe', async () => {
    const queue = newQueue();
    const listener = openQueue(queue.name);
    const events: string[] = [];
    for (const name of ['active', 'progress', 'completed'] as const) {
      listener.on(`global:${name}`, (...args: unknown[]) => events.push(`${name} ${args.slice(0, 2).join(' ')}`));
    }
    await listener.isReady();
    void queue.process(async (job) => {
      await job.progress(50);
      return 'result';
    });
    const job = await queue.add({});
    await job.finished();
    while (!events.some((event) => event.startsWith('completed'))) await sleep(20);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`active ${job.id}`),
        `progress ${job.id} 50`,
        `completed ${job.id} "result"`,
      ]),
    );
  });

  it('gives a job to another consumer when the one that had it was killed', async () => {
    const queue = newQueue();
    const job = await queue.add({});
    const first = startConsumer(queue.name, 60_000);
    while (first.started.length === 0) await sleep(20);
    await stopped(first.child, 'SIGKILL');
    const second = startConsumer(queue.name, 1);
    await job.finished();
    expect(second.started).toEqual([String(job.id)]);
    expect(await queue.getJob(job.id)).toMatchObject({ returnvalue: null });
  });

  it('loses no job to a consumer that was killed while it waited', async () => {
    const queue = newQueue();
    const dead = startConsumer(queue.name, 1);
    while ((await queue.getWorkers()).length === 0) await sleep(20);
    await sleep(200);
    await stopped(dead.child, 'SIGKILL');
    const killed = performance.now();
    while ((await queue.getWorkers()).length > 0) await sleep(20);
    expect(performance.now() - killed).toBeLessThan(1_000);
    const job = await queue.add({});
    const alive = startConsumer(queue.name, 1);
    await job.finished();
    expect(alive.started).toEqual([String(job.id)]);
  });

  it('shares jobs between processes without running one twice', async () => {
    const queue = newQueue();
    const one = startConsumer(queue.name, 5);
    const two = startConsumer(queue.name, 5);
    await queue.addBulk(Array.from({ length: 60 }, () => ({ data: {} })));
    await untilCompleted(queue, 60);
    const ids = [...one.started, ...two.started];
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it('holds the rate limit', async () => {
    const queue = newQueue({ limiter: { max: 2, duration: 300 } });
    const startedAt: number[] = [];
    void queue.process(() => Promise.resolve(startedAt.push(performance.now())));
    await queue.addBulk(Array.from({ length: 6 }, () => ({ data: {} })));
    await untilCompleted(queue, 6);
    expect(startedAt).toHaveLength(6);
    expect((startedAt[5] ?? 0) - (startedAt[0] ?? 0)).toBeGreaterThanOrEqual(550);
  });

  it('counts, lists, logs, cleans and empties', async () => {
    const queue = newQueue();
    await queue.pause();
    const jobs = await queue.addBulk(Array.from({ length: 5 }, (_, n) => ({ data: { n } })));
    await queue.add({ n: 9 }, { delay: 60_000 });
    expect(await queue.getJobCounts()).toMatchObject({ paused: 5, delayed: 1, active: 0 });
    expect((await queue.getJobs(['paused'], 0, 2, true)).map(({ data }) => data as unknown)).toEqual([
      { n: 0 },
      { n: 1 },
      { n: 2 },
    ]);
    await jobs[0]?.log('first line');
    expect(await queue.getJobLogs(String(jobs[0]?.id))).toEqual({ logs: ['first line'], count: 1 });
    expect(await queue.clean(0, 'delayed')).toHaveLength(1);
    await queue.obliterate({ force: true });
    expect(await queue.count()).toBe(0);
  });
});
