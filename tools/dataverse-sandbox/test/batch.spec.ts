import type { Answer } from './support/sandbox-client.js';
import { failure, SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;

beforeAll(async () => {
  client = await SandboxClient.start();
});

afterAll(() => client.stop());

const CRLF = '\r\n';

function operation(method: string, url: string, body?: object, contentId?: string): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${method} ${url} HTTP/1.1`,
    'Content-Type: application/json; type=entry',
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join(CRLF);
}

function changeset(...operations: string[]): string {
  const parts = operations.map((text) => `--changeset_1${CRLF}${text}${CRLF}`).join('');
  return `Content-Type: multipart/mixed; boundary=changeset_1${CRLF}${CRLF}${parts}--changeset_1--`;
}

function batch(parts: readonly string[], headers: Record<string, string> = {}, ending = CRLF): Promise<Answer> {
  const body = `${parts.map((text) => `--batch_1${CRLF}${text}${CRLF}`).join('')}--batch_1--${ending}`;
  return client.api('POST', '$batch', {
    body,
    headers: { 'content-type': 'multipart/mixed; boundary=batch_1', ...headers },
  });
}

const statuses = (answer: Answer): number[] =>
  [...answer.text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));

const upsert = (domain: string, body: object = {}, contentId?: string): string =>
  operation('PATCH', `/api/data/v9.2/leads(hunter_domain='${domain}')`, body, contentId);

const leads = async (): Promise<number> => Number((await client.state())['leads']);

test('answers every operation in its own part', async () => {
  const answer = await batch([
    upsert('b1.example'),
    operation('GET', "leads(hunter_domain='b1.example')?$select=hunter_domain"),
  ]);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^multipart\/mixed; boundary=batchresponse_[0-9a-f-]{36}$/);
  expect(statuses(answer)).toEqual([204, 200]);
  expect(answer.text).toContain('OData-EntityId: ');
  expect(answer.text).toContain('"hunter_domain":"b1.example"');
});

test('stops at the first failure and takes its status', async () => {
  await client.seed({ leads: [{ hunter_domain: 'held.example' }] });
  const before = await leads();
  const answer = await batch([
    upsert('b2.example'),
    operation('POST', 'leads', { hunter_domain: 'held.example' }),
    upsert('b3.example'),
  ]);
  expect(answer.status).toBe(412);
  expect(statuses(answer)).toEqual([204, 412]);
  expect(answer.text).toContain('REQ_ID: ');
  expect(answer.text).toContain('0x80060892');
  expect(await leads()).toBe(before + 1);
});

test('goes on after a failure when asked, and answers 200', async () => {
  const answer = await batch([upsert('b4.example'), upsert('b5.example', { nope: 1 }), upsert('b6.example')], {
    prefer: 'odata.continue-on-error',
  });
  expect(answer.status).toBe(200);
  expect(statuses(answer)).toEqual([204, 400, 204]);
});

test('a changeset is written as a whole or not at all', async () => {
  const before = await leads();
  const failed = await batch([changeset(upsert('cs1.example', {}, '1'), upsert('cs2.example', { nope: 1 }, '2'))]);
  expect(failed.status).toBe(400);
  expect(await leads()).toBe(before);
  const written = await batch([changeset(upsert('cs1.example', {}, '1'), upsert('cs2.example', {}, '2'))]);
  expect(written.status).toBe(200);
  expect(written.text).toContain('changesetresponse_');
  expect(written.text).toContain('Content-ID: 2');
  expect(await leads()).toBe(before + 2);
});

test('an operation refers to what an earlier one of its changeset made', async () => {
  const answer = await batch([
    changeset(
      operation('POST', 'accounts', { name: 'Üst A.Ş.' }, '1'),
      operation('POST', 'leads', { hunter_domain: 'child.example', 'parentaccountid@odata.bind': '$1' }, '2'),
      operation('PATCH', '$1', { telephone1: '555' }, '3'),
    ),
  ]);
  expect(answer.status).toBe(200);
  const lead = await client.api(
    'GET',
    "leads(hunter_domain='child.example')?$select=subject&$expand=parentaccountid($select=name,telephone1)",
  );
  expect(lead.json['parentaccountid']).toMatchObject({ name: 'Üst A.Ş.', telephone1: '555' });
});

test.each([
  ['an unknown reference', [changeset(operation('PATCH', '$7', { subject: 'x' }, '1'))]],
  ['a changeset without Content-ID', [changeset(upsert('n1.example'))]],
  ['a GET inside a changeset', [changeset(operation('GET', 'leads', undefined, '1'))]],
])('refuses %s', async (_case, parts) => {
  expect((await batch(parts)).status).toBe(400);
});

test('refuses bare line feeds, except two at the very end', async () => {
  const bare = await client.api('POST', '$batch', {
    body: `--batch_1\n${upsert('lf.example').replaceAll(CRLF, '\n')}\n--batch_1--\n`,
    headers: { 'content-type': 'multipart/mixed; boundary=batch_1' },
  });
  expect(failure(bare)).toEqual({ status: 400, code: '0x80048d19' });
  expect(bare.json['error']?.['message']).toContain('Stream was not readable.');
  expect(failure(await batch([upsert('lf.example')], {}, ''))).toEqual({ status: 400, code: '0x80048d19' });
  expect((await batch([upsert('lf.example')], {}, '\n\n')).status).toBe(200);
});

test('refuses more than a thousand operations', async () => {
  const parts = Array.from({ length: 1001 }, (_one, index) => upsert(`n${index}.example`));
  const before = await leads();
  const answer = await batch(parts);
  expect(answer.status).toBe(400);
  expect(answer.json['error']?.['message']).toContain("A maximum number of '1000' operations");
  expect(await leads()).toBe(before);
});

test('an operation is struck by a server error of its route, and the others are not', async () => {
  await client.faults({ server_errors: { count: 1, status: 503, match: { method: 'GET', route: 'accounts' } } });
  const operations = ['leads', 'accounts', 'opportunities'].map((table) => operation('GET', `${table}?$top=1`));
  const answer = await batch(operations, { prefer: 'odata.continue-on-error' });
  expect(answer.status).toBe(200);
  expect(statuses(answer)).toEqual([200, 503, 200]);
  expect(statuses(await batch(operations))).toEqual([200, 200, 200]);
});
