import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
  await client.token();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

const read = () => client.api('GET', 'WhoAmI');

/** `count` reads in one batch. */
const readInBatch = (count: number) => {
  const parts = Array.from({ length: count }, () =>
    ['--b', 'Content-Type: application/http', '', 'GET /api/data/v9.2/leads?$top=1 HTTP/1.1', '', '', ''].join('\r\n'),
  );
  return client.api('POST', '$batch', {
    body: `${parts.join('')}--b--\r\n`,
    headers: { 'content-type': 'multipart/mixed; boundary=b' },
  });
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('too many requests in the window answer 429 with the limit and when to come back', async () => {
  await client.faults({ throttle: { requests: 3, window_ms: 2000 } });
  await Promise.all([read(), read(), read()]);
  const answer = await read();
  expect(failure(answer)).toEqual({ status: 429, code: '0x80072322' });
  expect(answer.json['error']?.['message']).toBe(
    'Number of requests exceeded the limit of 3 over time window of 2 seconds.',
  );
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
});

test('the window slides: requests pass again once the old ones are out of it', async () => {
  await client.faults({ throttle: { requests: 2, window_ms: 400 } });
  await read();
  await read();
  expect((await read()).status).toBe(429);
  await wait(450);
  expect((await read()).status).toBe(200);
});

test('Retry-After grows while the demand goes on', async () => {
  await client.faults({ throttle: { requests: 1, window_ms: 20_000 } });
  await read();
  const first = Number((await read()).headers['retry-after']);
  for (let index = 0; index < 10; index += 1) await read();
  expect(Number((await read()).headers['retry-after'])).toBeGreaterThan(first);
});

test('too much execution time answers 429 with its own code', async () => {
  await client.faults({
    throttle: { execution_ms: 1_100, window_ms: 60_000 },
    service_time: { request_ms: 20, row_ms: 600 },
  });
  await read();
  await read();
  const answer = await read();
  expect(failure(answer)).toEqual({ status: 429, code: '0x80072321' });
  expect(answer.json['error']?.['message']).toContain(
    'exceeded limit of 1,100 milliseconds over time window of 60 seconds',
  );
});

test('too many requests at once answer 429 with its own code', async () => {
  await client.faults({ throttle: { concurrency: 2 }, latency: { ms: 150 } });
  const answers = await Promise.all([read(), read(), read(), read()]);
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused).toHaveLength(2);
  expect(refused.map(failure)).toEqual([
    { status: 429, code: '0x80072326' },
    { status: 429, code: '0x80072326' },
  ]);
  expect((await client.state())['throttled']).toMatchObject({ concurrency: 2 });
});

test('a row is charged the same whether it comes alone or in bulk', async () => {
  await client.faults({ service_time: { request_ms: 30, row_ms: 10 } });
  const targets = Array.from({ length: 20 }, () => ({ '@odata.type': 'Microsoft.Dynamics.CRM.lead' }));
  const startedAt = performance.now();
  await client.api('POST', 'leads/Microsoft.Dynamics.CRM.CreateMultiple', { body: { Targets: targets } });
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(30 + 20 * 10 - 5);
});

test('a batch counts as one request, however many operations it holds', async () => {
  await client.faults({
    throttle: { requests: 2, execution_ms: 10_000, window_ms: 60_000 },
    service_time: { request_ms: 20, row_ms: 0 },
  });
  const batch = await readInBatch(4);
  expect(batch.status).toBe(200);
  expect(batch.headers['x-ms-ratelimit-burst-remaining-xrm-requests']).toBe('1');
  expect((await read()).status).toBe(200);
  expect(failure(await read())).toEqual({ status: 429, code: '0x80072322' });
});

test('the operations of a batch are charged against the execution time as if they had come alone', async () => {
  await client.faults({
    throttle: { requests: 100, execution_ms: 240, window_ms: 60_000 },
    service_time: { request_ms: 50, row_ms: 10 },
  });
  expect((await readInBatch(4)).status).toBe(200);
  expect(failure(await read())).toEqual({ status: 429, code: '0x80072321' });
  await client.resetFaults();
  await client.faults({
    throttle: { requests: 100, execution_ms: 240, window_ms: 60_000 },
    service_time: { request_ms: 50, row_ms: 10 },
  });
  expect((await read()).status).toBe(200);
  expect((await read()).status).toBe(200);
});

test('a batch holds one place among the concurrent requests', async () => {
  await client.faults({ throttle: { concurrency: 2 }, service_time: { request_ms: 60, row_ms: 0 } });
  const answers = await Promise.all([readInBatch(3), readInBatch(3)]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
});

test('limits count for each web server behind the affinity cookie', async () => {
  await client.faults({ throttle: { requests: 1, servers: 2, window_ms: 60_000 } });
  const pinned = (server: number) =>
    client.api('GET', 'WhoAmI', { headers: { cookie: `ARRAffinity=server${server}` } });
  expect((await pinned(0)).status).toBe(200);
  expect((await pinned(0)).status).toBe(429);
  expect((await pinned(1)).status).toBe(200);
});

test('can be made to refuse the next requests of a route, or switched off', async () => {
  await client.faults({ forced_429: { count: 1, retry_after_s: 27, match: { route: 'WhoAmI' } } });
  const refused = await read();
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('27');
  expect((await read()).status).toBe(200);
  await client.faults({ forced_429: { count: 1, retry_after_s: 60, as_date: true } });
  const dated = Date.parse((await read()).headers['retry-after'] ?? '');
  expect(Math.abs(dated - Date.now() - 60_000)).toBeLessThan(5_000);
  await client.faults({ throttle: { enabled: false, requests: 1 } });
  await read();
  expect((await read()).status).toBe(200);
});
