import type { Json } from './support/sandbox-client.js';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
  await client.token();
});

afterAll(() => client.stop());

afterEach(() => client.resetFaults());

const upsert = (domain: string) => client.api('PATCH', `leads(hunter_domain='${domain}')`, { body: { subject: 'x' } });
const elapsed = async (work: Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
};

async function leads(): Promise<Json[]> {
  const { json } = await client.send('GET', '/__rows?table=leads');
  const { rows } = json;
  return Array.isArray(rows) ? rows : [];
}

test('server errors strike the next requests that match, and then no more', async () => {
  await client.faults({ server_errors: { count: 2, status: 502, match: { method: 'patch', route: 'leads' } } });
  expect((await client.api('GET', 'WhoAmI')).status).toBe(200);
  expect((await upsert('e1.example')).status).toBe(502);
  expect((await upsert('e1.example')).status).toBe(502);
  expect((await upsert('e1.example')).status).toBe(204);
  expect(await leads()).toHaveLength(1);
});

test('a server error may come after the commit', async () => {
  await client.faults({ server_errors: { count: 1, status: 500, after_commit: true } });
  expect((await upsert('e2.example')).status).toBe(500);
  expect((await leads()).map((row) => row['hunter_domain'])).toContain('e2.example');
});

test('a ratio strikes that share, the same requests for the same seed', async () => {
  const run = async (): Promise<number[]> => {
    await client.faults({ seed: 7, server_errors: { ratio: 0.5 } });
    const statuses: number[] = [];
    for (let index = 0; index < 40; index += 1) statuses.push((await client.api('GET', 'WhoAmI')).status);
    return statuses;
  };
  const first = await run();
  const failures = first.filter((status) => status === 503).length;
  expect(failures).toBeGreaterThan(8);
  expect(failures).toBeLessThan(32);
  expect(await run()).toEqual(first);
});

test('an outage resets every connection, the token endpoint’s too', async () => {
  await client.faults({ outage: { mode: 'reset' } });
  await expect(client.api('GET', 'WhoAmI')).rejects.toThrow(/ECONNRESET|socket hang up/);
  await expect(client.requestToken()).rejects.toThrow(/ECONNRESET|socket hang up/);
});

test('an outage lasts as long as it was set to, and no longer', async () => {
  const statusOrNull = () =>
    client.api('GET', 'WhoAmI').then(
      ({ status }) => status,
      () => null,
    );
  const over = async (): Promise<number> => {
    for (let status = await statusOrNull(); ; status = await statusOrNull()) if (status !== null) return status;
  };
  const startedAt = performance.now();
  await client.faults({ outage: { mode: 'reset', for_ms: 300 } });
  expect(await over()).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
});

test('an outage may answer 503 and leave the token endpoint alone', async () => {
  await client.faults({ outage: { mode: '503', scope: 'dataverse' } });
  expect((await client.api('GET', 'WhoAmI')).status).toBe(503);
  expect((await client.requestToken()).status).toBe(200);
  await client.faults({ outage: null });
  expect((await client.api('GET', 'WhoAmI')).status).toBe(200);
});

test('a lost response commits the row and breaks the connection', async () => {
  await client.faults({ lost_responses: { count: 1 } });
  await expect(upsert('lost.example')).rejects.toThrow(/ECONNRESET|socket hang up/);
  expect((await leads()).map((row) => row['hunter_domain'])).toContain('lost.example');
  expect((await client.state())['lost_responses']).toBe(1);
  expect((await upsert('lost.example')).status).toBe(204);
  expect((await leads()).filter((row) => String(row['hunter_domain']) === 'lost.example')).toHaveLength(1);
});

test('reads lose no response: there is nothing committed behind them', async () => {
  await client.faults({ lost_responses: {} });
  expect((await client.api('GET', 'WhoAmI')).status).toBe(200);
});

test('the commit gate holds the answer while the row is there already', async () => {
  await client.faults({ commit_gate: { count: 1, hold_ms: 2_000 } });
  let isAnswered = false;
  const pending = upsert('gate.example').finally(() => (isAnswered = true));
  while (!(await leads()).map((row) => String(row['hunter_domain'])).includes('gate.example'));
  expect(isAnswered).toBe(false);
  expect((await pending).status).toBe(204);
});

test('latency delays the routes that match', async () => {
  await client.faults({ latency: { ms: 200, match: { route: 'WhoAmI' } } });
  expect(await elapsed(client.api('GET', 'WhoAmI'))).toBeGreaterThanOrEqual(195);
});

test('a hung request is never answered', async () => {
  await client.faults({ hang: { count: 1 } });
  const outcome = await Promise.race([
    client.api('GET', 'WhoAmI').then(
      () => 'answered',
      () => 'broken',
    ),
    new Promise((resolve) => setTimeout(() => resolve('still waiting'), 300)),
  ]);
  expect(outcome).toBe('still waiting');
});

test('the clock of the answers can be set wrong', async () => {
  await client.faults({ clock_skew_ms: 3_600_000 });
  const date = Date.parse((await client.api('GET', 'WhoAmI')).headers['date'] ?? '');
  expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(5_000);
});

describe('control routes', () => {
  test.each([
    ['an unknown knob', { server_error: {} }],
    ['a knob out of range', { lost_responses: { ratio: 2 } }],
  ])('refuse %s and say what is wrong', async (_case, knobs) => {
    const answer = await client.send('POST', '/__faults', { body: knobs });
    expect(answer.status).toBe(400);
    expect(String(answer.json['error'])).toMatch(/server_error|ratio/);
  });

  test('show the knobs that are on and what is left of them', async () => {
    await client.faults({ server_errors: { count: 3 }, strict_closed_leads: true });
    const { json } = await client.send('GET', '/__faults');
    expect(json).toMatchObject({ strict_closed_leads: true, left: { server_errors: 3 } });
    await client.resetFaults();
    expect((await client.send('GET', '/__faults')).json['server_errors']).toBeUndefined();
  });

  test('count requests, rows and writes apart from the code under test', async () => {
    await client.send('POST', '/__reset', { body: { rows: true, counters: true } });
    await upsert('count.example');
    await upsert('count.example');
    await client.api('GET', "leads(hunter_domain='count.example')");
    expect(await client.state()).toMatchObject({
      leads: 1,
      writes: 2,
      write_requests: 2,
      rows_created: 1,
      rows_updated: 1,
      requests_by_route: { 'PATCH leads(key)': 2, 'GET leads(key)': 1 },
    });
  });

  test('let a test edit a row by the hand of a colleague, read-only columns included', async () => {
    const { leads: ids } = await client.seed({ leads: [{ subject: 'ours', hunter_domain: 'edit.example' }] });
    await client.seed({ leads: [{ leadid: String(ids?.[0]), subject: 'theirs', merged: true, statecode: 2 }] });
    const { json } = await client.api('GET', "leads(hunter_domain='edit.example')?$select=subject,merged,statecode");
    expect(json).toMatchObject({ subject: 'theirs', merged: true, statecode: 2 });
  });

  test('answer 404 with the routes that exist', async () => {
    const answer = await client.send('GET', '/__nothing');
    expect(answer.status).toBe(404);
    expect(answer.json['routes']).toContain('POST __faults');
  });
});
