import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readJsonLines, run } from './terminal.js';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Answers requests in turn and remembers them; the last answer is repeated. */
async function withApi(
  answers: readonly Answer[],
  use: (url: string, requests: readonly string[]) => Promise<void>,
): Promise<void> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push(`${request.method} ${request.url} ${body}`.trim());
      response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer?.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const accepted: Answer = { status: 202, body: { job_id: 'job-1', lead_id: 'lead-1', d365_status: 'queued' } };
const job = (status: string, last_error: unknown = null): Answer => ({
  status: 200,
  body: { job_id: 'job-1', lead_id: 'lead-1', status, attempt_count: 1, outcome: 'created', last_error },
});

test('push waits for the end of the job and tells each status once', async () => {
  const answers = [accepted, job('queued'), job('in_progress'), job('in_progress'), job('succeeded')];
  await withApi(answers, async (url, requests) => {
    const result = await run(['d365', 'push', 'https://www.First.example/'], '', { HUNTER_API_URL: `${url}/` });
    expect(result).toEqual({
      code: 0,
      stdout: 'first.example: queued\nfirst.example: in_progress\nfirst.example: succeeded\n',
      stderr: '',
    });
    expect(requests[0]).toBe('POST /api/v1/d365/push-lead {"domain":"first.example"}');
    expect(requests.slice(1)).toEqual(Array(4).fill('GET /api/v1/d365/jobs/job-1'));
  });
});

test('a job that ends in error is exit 1 with its remedy', async () => {
  const error = { code: 'network', message: 'no answer', remedy: 'try again later' };
  await withApi([accepted, job('error', error)], async (url) => {
    const result = await run(['d365', 'push', 'first.example', '--json'], '', { HUNTER_API_URL: url });
    expect(result.code).toBe(1);
    expect(readJsonLines(result.stdout)).toEqual([
      expect.objectContaining({ domain: 'first.example', status: 'error', last_error: error }),
    ]);
    const text = await run(['d365', 'push', 'first.example'], '', { HUNTER_API_URL: url });
    expect(text.code).toBe(1);
  });
});

test('a problem of the API is exit 1 with its code', async () => {
  const problem = { type: '/problems/lead-not-found', code: 'lead-not-found', title: 'No such lead', status: 404 };
  await withApi([{ status: 404, body: problem }], async (url) => {
    const text = await run(['d365', 'push', 'none.example'], '', { HUNTER_API_URL: url });
    expect(text).toEqual({ code: 1, stdout: '', stderr: 'none.example: lead-not-found: No such lead\n' });
    const json = await run(['d365', 'push', 'none.example', '--json'], '', { HUNTER_API_URL: url });
    expect(readJsonLines(json.stdout)).toEqual([
      { domain: 'none.example', error: { code: 'lead-not-found', detail: 'No such lead' } },
    ]);
  });
});

test('an API that is not there, a job that does not end, and no domain are all exit 1', async () => {
  let gone = '';
  await withApi([accepted, job('queued')], async (url) => {
    gone = url;
    const slow = await run(['d365', 'push', 'first.example', '--timeout', '1'], '', { HUNTER_API_URL: url });
    expect(slow).toMatchObject({ code: 1, stderr: expect.stringContaining('push-not-finished') });
  });
  const dead = await run(['d365', 'push', 'first.example'], '', { HUNTER_API_URL: gone });
  expect(dead).toMatchObject({ code: 1, stderr: expect.stringContaining('api-unreachable') });
  const wrong = await run(['d365', 'push', '192.0.2.1'], '', { HUNTER_API_URL: gone });
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('invalid-domain') });
});
