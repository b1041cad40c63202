import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Json } from './support/sandbox-client.js';
import { SandboxClient } from './support/sandbox-client.js';

jest.setTimeout(30_000);

const GUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

let folder: string;
let client: SandboxClient;
let results: Json;

/** The public npm client, in a process that trusts the sandbox's authority and is told nothing else. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dataverse-sandbox-'));
  const caFile = join(folder, 'ca.pem');
  client = await SandboxClient.start({ caFile });
  const script = join(__dirname, 'support', 'dynamics-web-api-client.cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: {
      ...process.env,
      https_proxy: '',
      NODE_EXTRA_CA_CERTS: caFile,
      SANDBOX_URL: client.sandbox.url,
      SANDBOX_TOKEN: await client.token(),
    },
  });
  results = JSON.parse(stdout);
});

afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

test('reads who it is', () => {
  expect(results['whoAmI']?.['ok']?.['UserId']).toMatch(GUID);
});

test('creates, with and without the row in the answer', () => {
  expect(results['created']?.['ok']).toMatch(GUID);
  expect(results['represented']?.['ok']).toMatchObject({ subject: 'Full' });
});

test('upserts by key both ways', () => {
  expect(results['upsertCreated']?.['ok']).toMatchObject({ subject: 'First', hunter_domain: 'client.example' });
  expect(results['upsertUpdated']?.['ok']).toMatchObject({
    subject: 'Second',
    leadid: results['upsertCreated']?.['ok']?.['leadid'],
  });
});

test('creates only, and updates only, without an error of its own', () => {
  // This client turns the two refusals of an upsert into "nothing done".
  expect(results['createOnly']).toEqual({ ok: null });
  expect(results['updateOnly']).toEqual({ ok: null });
});

test('retrieves by key with annotations', () => {
  expect(results['retrieved']?.['ok']).toMatchObject({
    subject: 'Second',
    'leadqualitycode@OData.Community.Display.V1.FormattedValue': 'Warm',
    leadqualitycode_Formatted: 'Warm',
  });
});

test('sees If-Match, key violations and missing rows with their status', () => {
  expect(results['updated']).toEqual({ ok: true });
  expect(results['stale']).toEqual({ ok: false });
  expect(results['violated']).toMatchObject({ status: 412, code: '0x80060892' });
  expect(results['notFound']).toMatchObject({ status: 404, code: '0x80060891' });
});

test('lists a page and follows pages to the end', () => {
  expect(results['listed']?.['ok']?.['value']).toHaveLength(1);
  expect(results['listed']?.['ok']?.['oDataNextLink']).toContain('skiptoken');
  expect(results['all']?.['ok']?.['value']).toMatchObject([
    { hunter_domain: 'client.example' },
    { hunter_domain: 'created.example' },
  ]);
});

test('reads definitions', () => {
  expect(results['entity']?.['ok']).toMatchObject({ EntitySetName: 'leads' });
  expect(results['columns']?.['ok']?.['value']).toMatchObject([{ LogicalName: 'subject', MaxLength: 300 }]);
});

test('runs a batch, and gets the failure of a changeset that leaves nothing behind', async () => {
  const [created, listed] = [results['batch']?.['ok']?.[0], results['batch']?.['ok']?.[1]];
  expect(created).toMatch(GUID);
  expect(listed).toMatchObject({ value: [{ subject: 'A' }] });
  expect(results['failedChangeset']?.['parts']).toMatchObject([{ status: 412, code: '0x80060892' }]);
  const { json } = await client.send('GET', '/__rows?table=leads');
  expect(JSON.stringify(json)).not.toContain('not-kept.example');
});

test('deletes', () => {
  expect(results['deleted']?.['ok']).toBeTruthy();
});

test('sees 429 with its code', () => {
  expect(results['throttled']).toMatchObject({ status: 429, code: '0x80072321' });
  expect(results['throttled']?.['headers']).toMatchObject({ 'retry-after': '9' });
});
