import nock from 'nock';
import { REMOTE_ID } from '../../test/sample-lead';
import type { BypassSettings } from './bypass';
import { D365Client } from './client';
import { D365Error, type D365Failure } from './d365-failure';
import { runTraced } from './trace-context';

const ORG = 'https://org.crm.example';
const API = '/api/data/v9.2';
const KEY = `${API}/leads(hunter_domain='first.example')`;
const row = { '@odata.etag': 'W/"3"', leadid: REMOTE_ID, statecode: 0, merged: false, subject: 'x' };

function setUp(options: { suppressDuplicateDetection?: boolean; timeoutMs?: number; bypass?: BypassSettings } = {}) {
  const given = {
    tokens: ['canary-1', 'canary-2', 'canary-3'],
    forgotten: [] as string[],
    failures: [] as D365Failure[],
  };
  const client = new D365Client({
    config: {
      baseUrl: ORG,
      apiVersion: 'v9.2',
      ca: null,
      requestTimeoutMs: options.timeoutMs ?? 2_000,
      suppressDuplicateDetection: options.suppressDuplicateDetection ?? true,
      bypass: options.bypass ?? { businessLogic: [], flows: false },
      keyColumn: 'hunter_domain',
    },
    tokens: {
      token: () => Promise.resolve(given.tokens[0] ?? 'none'),
      forget: (token) => {
        given.forgotten.push(token);
        given.tokens.shift();
      },
    },
    onFailure: (failure) => given.failures.push(failure),
  });
  return { client, given };
}

async function failureOf(promise: Promise<unknown>): Promise<D365Failure> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof D365Error)) throw new Error(`not a D365Error: ${String(error)}`);
  expect(error.cause).toBeUndefined();
  expect(`${error.stack ?? ''}${JSON.stringify(error)}`).not.toContain('canary-');
  return error.failure;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => nock.restore());

describe('D365Client', () => {
  test('reads by key with the headers of the Web API', async () => {
    nock(ORG, {
      reqheaders: {
        authorization: 'Bearer canary-1',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
        accept: 'application/json',
        'if-none-match': 'null',
        'x-ms-client-request-id': /^[0-9a-f-]{36}$/,
      },
    })
      .get(KEY)
      .query({ $select: 'leadid,statecode,merged,_masterid_value,hunter_domain,subject' })
      .reply(200, row);
    await expect(setUp().client.fetchLeadByKey('first.example', ['subject'])).resolves.toMatchObject({
      leadId: REMOTE_ID,
      etag: 'W/"3"',
      values: { subject: 'x' },
    });
  });

  test.each(['0x80060891', '0x80040217'])('has no row when the answer is 404 with %s', async (code) => {
    nock(ORG)
      .get(KEY)
      .query(true)
      .reply(404, { error: { code, message: '' } });
    await expect(setUp().client.fetchLeadByKey('first.example', [])).resolves.toBeNull();
  });

  test('does not take any other 404 for an absent row', async () => {
    nock(ORG)
      .get(KEY)
      .query(true)
      .reply(404, { error: { code: '0x80060888', message: '' } });
    expect(await failureOf(setUp().client.fetchLeadByKey('first.example', []))).toMatchObject({
      code: 'sales-not-installed',
    });
  });

  test('creates only where nothing stands, and never sends the key in the body', async () => {
    let sent: unknown;
    nock(ORG, {
      reqheaders: { 'if-none-match': '*', prefer: 'return=representation' },
      badheaders: ['mscrm.suppressduplicatedetection'],
    })
      .patch(KEY, (body) => {
        sent = body;
        return true;
      })
      .query({ $select: 'leadid', tag: 'hunter' })
      .reply(201, { leadid: REMOTE_ID.toUpperCase() }, { 'x-ms-service-request-id': 'req-9' });
    const receipt = await setUp().client.createLead('first.example', { subject: 'x' }, '/teams(t)');
    expect(receipt).toEqual({ leadId: REMOTE_ID, requestId: 'req-9' });
    expect(sent).toEqual({ subject: 'x', 'ownerid@odata.bind': '/teams(t)' });
  });

  test('asks for duplicate detection when it is configured', async () => {
    nock(ORG, { reqheaders: { 'mscrm.suppressduplicatedetection': 'false' } })
      .patch(KEY)
      .query(true)
      .reply(201, { leadid: REMOTE_ID });
    await setUp({ suppressDuplicateDetection: false }).client.createLead('first.example', {}, null);
  });

  test.each([
    ['GUID', `${ORG}${API}/leads(${REMOTE_ID})`, false],
    ['key', `${ORG}${KEY}`, true],
  ])('finds the id of a create that answers 204 with an entity id in %s form', async (_form, entityId, looksUp) => {
    nock(ORG).patch(KEY).query(true).reply(204, '', { 'OData-EntityId': entityId });
    if (looksUp) nock(ORG).get(KEY).query(true).reply(200, row);
    await expect(setUp().client.createLead('first.example', {}, null)).resolves.toMatchObject({ leadId: REMOTE_ID });
  });

  test('updates under the version that was read', async () => {
    nock(ORG, { reqheaders: { 'if-match': 'W/"3"' } })
      .patch(`${API}/leads(${REMOTE_ID})`, { subject: 'y' })
      .query(true)
      .reply(412, { error: { code: '0x80060882', message: '' } });
    expect(await failureOf(setUp().client.updateLead(REMOTE_ID, 'W/"3"', { subject: 'y' }))).toMatchObject({
      code: 'row-changed',
      kind: 'conflict',
    });
  });

  test.each(["o'neil.example", 'a/b', 'Örnek.example', ''])('never addresses a row by the key %p', async (domain) => {
    expect(await failureOf(setUp().client.fetchLeadByKey(domain, []))).toMatchObject({ code: 'domain-not-a-key' });
  });

  test.each([
    [
      'names the API request that ordered the work',
      'b0a8d8f2-5a55-4f0e-9d50-6a1f4f3e2d10',
      /^b0a8d8f2-5a55-4f0e-9d50-6a1f4f3e2d10$/,
    ],
    ['names itself where the order has no GUID', 'click-17', /^[0-9a-f-]{36}$/],
  ])('%s', async (_name, traceId, expected) => {
    nock(ORG, { reqheaders: { 'x-ms-client-request-id': (value) => expected.test(value) } })
      .get(KEY)
      .query(true)
      .reply(200, row);
    await expect(runTraced(traceId, () => setUp().client.fetchLeadByKey('first.example', []))).resolves.toMatchObject({
      leadId: REMOTE_ID,
    });
  });

  test('renews the token once after a 401', async () => {
    nock(ORG, { reqheaders: { authorization: 'Bearer canary-1' } })
      .get(KEY)
      .query(true)
      .reply(401);
    nock(ORG, { reqheaders: { authorization: 'Bearer canary-2' } })
      .get(KEY)
      .query(true)
      .reply(200, row);
    const { client, given } = setUp();
    await expect(client.fetchLeadByKey('first.example', [])).resolves.toMatchObject({ leadId: REMOTE_ID });
    expect(given.forgotten).toEqual(['canary-1']);
  });

  test('takes the second 401 for an answer', async () => {
    nock(ORG).get(KEY).query(true).times(2).reply(401);
    expect(await failureOf(setUp().client.fetchLeadByKey('first.example', []))).toMatchObject({
      code: 'token-refused',
      kind: 'permanent',
    });
  });

  test.each([502, 503, 504])('repeats a read once after %i', async (status) => {
    nock(ORG).get(KEY).query(true).reply(status);
    nock(ORG).get(KEY).query(true).reply(200, row);
    await expect(setUp().client.fetchLeadByKey('first.example', [])).resolves.toMatchObject({ leadId: REMOTE_ID });
  });

  test('never repeats a write: the job owns its attempts', async () => {
    nock(ORG).patch(KEY).query(true).reply(503);
    expect(await failureOf(setUp().client.createLead('first.example', {}, null))).toMatchObject({
      code: 'server-unavailable',
    });
  });

  test('does not repeat a 429, and reports the limit', async () => {
    nock(ORG)
      .get(KEY)
      .query(true)
      .reply(429, { error: { code: '0x80072322', message: '' } }, { 'Retry-After': '3', REQ_ID: 'a,b' });
    const { client, given } = setUp();
    expect(await failureOf(client.fetchLeadByKey('first.example', []))).toMatchObject({
      code: 'throttled',
      facet: 'requests',
      retryAfterMs: 3_000,
      requestId: 'a,b',
    });
    expect(given.failures).toHaveLength(1);
  });

  test('gives up on an answer that does not come', async () => {
    nock(ORG).patch(KEY).query(true).delay(500).reply(204);
    const failure = await failureOf(setUp({ timeoutMs: 100 }).client.createLead('first.example', {}, null));
    expect(failure).toMatchObject({ code: 'timed-out', kind: 'transient' });
  });

  test('does not wait twice for a read', async () => {
    nock(ORG).get(KEY).query(true).delay(500).reply(200, row);
    const failure = await failureOf(setUp({ timeoutMs: 100 }).client.fetchLeadByKey('first.example', []));
    expect(failure.code).toBe('timed-out');
  });

  test('stops when the lease is lost', async () => {
    nock(ORG).get(KEY).query(true).delay(500).reply(200, row);
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const startedAt = Date.now();
    await failureOf(setUp().client.fetchLeadByKey('first.example', [], abort.signal));
    expect(Date.now() - startedAt).toBeLessThan(400);
  });

  test('never follows a redirect, which could carry the token away', async () => {
    nock(ORG).get(KEY).query(true).reply(302, '', { Location: 'https://elsewhere.example/' });
    expect(await failureOf(setUp().client.fetchLeadByKey('first.example', []))).toMatchObject({
      code: 'request-refused',
    });
  });

  test('takes a 200 without a lead in it for a fault of the server', async () => {
    nock(ORG).get(KEY).query(true).reply(200, { value: [] });
    expect(await failureOf(setUp().client.fetchLeadByKey('first.example', []))).toMatchObject({ code: 'server-error' });
  });

  test('looks for owners by object id and by name', async () => {
    const oid = '11111111-2222-4333-8444-555555555555';
    nock(ORG)
      .get(`${API}/systemusers`)
      .query({ $select: 'systemuserid', $filter: `azureactivedirectoryobjectid eq ${oid}`, $top: '1' })
      .reply(200, { value: [{ systemuserid: 'u-1' }] });
    nock(ORG)
      .get(`${API}/teams`)
      .query({ $select: 'teamid', $filter: "name eq 'Satış''s ekibi'", $top: '1' })
      .reply(200, { value: [] });
    const { client } = setUp();
    await expect(client.fetchUser(oid)).resolves.toBe('/systemusers(u-1)');
    await expect(client.fetchUser('not a guid')).resolves.toBeNull();
    await expect(client.fetchTeam("Satış's ekibi")).resolves.toBeNull();
  });

  describe('the automation of the organisation', () => {
    const HEADERS = ['mscrm.bypassbusinesslogicexecution', 'mscrm.suppresscallbackregistrationexpanderjob'];

    async function writeBothWays(client: D365Client): Promise<void> {
      await client.updateLead(REMOTE_ID, 'W/"3"', { subject: 'x' });
      await client.sendBulkMessage('CreateMultiple', []);
    }

    test('runs unless it was told otherwise', async () => {
      const scope = nock(ORG, { badheaders: HEADERS });
      scope.patch(/leads/).query(true).reply(200, row);
      scope
        .post(/CreateMultiple/)
        .query(true)
        .reply(200, { Ids: [] });
      await writeBothWays(setUp().client);
    });

    test('is passed by on request, by single writes and bulk messages alike, and not asked about by reads', async () => {
      const scope = nock(ORG, {
        reqheaders: { [HEADERS[0] ?? '']: 'CustomSync,CustomAsync', [HEADERS[1] ?? '']: 'true' },
      });
      scope.patch(/leads/).query(true).reply(200, row);
      scope
        .post(/CreateMultiple/)
        .query(true)
        .reply(200, { Ids: [] });
      nock(ORG, { badheaders: HEADERS })
        .get(/WhoAmI/)
        .reply(200, {});
      const { client } = setUp({ bypass: { businessLogic: ['CustomSync', 'CustomAsync'], flows: true } });
      await writeBothWays(client);
      await client.fetchParallelism();
    });
  });

  describe('asking several lists together', () => {
    const REQUESTS = [
      { entitySet: 'leads', query: { $filter: "websiteurl eq 'https://x.example/?a=b&c'" } },
      { entitySet: 'accounts', query: { $select: 'name' } },
    ];
    const TYPE = { 'content-type': 'multipart/mixed; boundary=b_1' };

    function answerOf(...parts: readonly (readonly [status: number, body: object])[]): string {
      const texts = parts.map(
        ([status, body]) =>
          `--b_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${String(status)} x\r\n\r\n${JSON.stringify(body)}\r\n`,
      );
      return `${texts.join('')}--b_1--\r\n`;
    }

    test('sends one batch and gives the rows of each, all pages of them', async () => {
      let sent = '';
      nock(ORG, {
        reqheaders: { prefer: 'odata.continue-on-error', 'content-type': /^multipart\/mixed; boundary="batch_/ },
      })
        .post(`${API}/$batch`, (body: string) => ((sent = body), true))
        .reply(
          200,
          answerOf([200, { value: [{ id: 1 }], '@odata.nextLink': `${ORG}${API}/leads?page=2` }], [200, { value: [] }]),
          TYPE,
        );
      nock(ORG)
        .get(`${API}/leads?page=2`)
        .reply(200, { value: [{ id: 2 }] });
      await expect(setUp().client.fetchRowSets(REQUESTS)).resolves.toEqual([[{ id: 1 }, { id: 2 }], []]);
      expect(sent.match(/^GET .*$/gm)).toEqual([
        `GET ${API}/leads?$filter=websiteurl%20eq%20'https%3A%2F%2Fx.example%2F%3Fa%3Db%26c' HTTP/1.1`,
        `GET ${API}/accounts?$select=name HTTP/1.1`,
      ]);
    });

    test('fails as a whole with the reason of the part that failed', async () => {
      nock(ORG)
        .post(`${API}/$batch`)
        .reply(200, answerOf([200, { value: [] }], [403, { error: { code: '0x80040220', message: 'm' } }]), TYPE);
      const { client, given } = setUp();
      expect(await failureOf(client.fetchRowSets(REQUESTS))).toMatchObject({
        code: 'privilege-missing',
        httpStatus: 403,
      });
      expect(given.failures.map(({ code }) => code)).toEqual(['privilege-missing']);
    });

    test('never takes a part that is missing for an empty list', async () => {
      nock(ORG)
        .post(`${API}/$batch`)
        .reply(200, answerOf([200, { value: [] }]), TYPE);
      expect(await failureOf(setUp().client.fetchRowSets(REQUESTS))).toMatchObject({ code: 'server-error' });
    });

    test('is repeated like a read', async () => {
      nock(ORG).post(`${API}/$batch`).reply(503);
      nock(ORG)
        .post(`${API}/$batch`)
        .reply(200, answerOf([200, { value: [] }], [200, { value: [] }]), TYPE);
      await expect(setUp().client.fetchRowSets(REQUESTS)).resolves.toEqual([[], []]);
    });

    test('reads a 429 that is about the batch', async () => {
      nock(ORG)
        .post(`${API}/$batch`)
        .reply(429, { error: { code: '0x80072321', message: 'm' } }, { 'retry-after': '7' });
      expect(await failureOf(setUp().client.fetchRowSets(REQUESTS))).toMatchObject({
        code: 'throttled',
        facet: 'time',
        retryAfterMs: 7_000,
      });
    });
  });
});
