import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import request from 'supertest';
import { listOperations, type DocumentedOperation } from './list-operations';
import { startTestApi, type TestApi } from './start-test-api';

const DOCUMENT: unknown = JSON.parse(readFileSync(join(__dirname, '../../../libs/contracts/openapi.json'), 'utf8'));
const OPERATIONS = listOperations(DOCUMENT);
const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Enough for the api to open jobs; nothing in this spec speaks to Dynamics. */
const D365 = {
  HUNTER_D365_ENABLED: 'true',
  HUNTER_D365_BASE_URL: 'https://org.crm.example',
  HUNTER_D365_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  HUNTER_D365_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  HUNTER_D365_CLIENT_SECRET: 'not-a-secret',
};

describe.each([
  ['on', D365],
  ['off', {}],
])('every documented route, with Dynamics 365 switched %s', (state, environment) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi(environment);
  });

  afterAll(() => api.stop());

  const call = ({ method, path }: DocumentedOperation, id = NOBODY) => {
    const address = path.replaceAll(/\{\w+\}/g, id);
    const http = request(api.app.getHttpServer() as Server);
    return method === 'post' ? http.post(address) : http.get(address);
  };
  const expectDocumented = (operation: DocumentedOperation, { status, body }: request.Response): void => {
    const answer = `${String(status)} ${String((body as { code?: string }).code)}`;
    const listed = operation.problems.map((problem) => `${problem.status} ${problem.code}`);
    expect({ operation: operation.name, answer, listed }).toEqual({
      operation: operation.name,
      answer,
      listed: expect.arrayContaining([answer]) as string[],
    });
  };

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s refuses a parameter that nobody knows',
    async (_name, operation) => {
      const answer = await call(operation).query({ colour: 'red' });

      // A route that reads the whole query does so behind the flag.
      if (state === 'off' && answer.status === 403) expect(answer.body.code).toBe('d365-disabled');
      else expect(answer.body).toMatchObject({ status: 400, code: 'invalid-query', errors: [{ field: 'colour' }] });
      expectDocumented(operation, answer);
    },
  );

  it.each(OPERATIONS.filter(({ takesJson }) => takesJson).map((operation) => [operation.name, operation] as const))(
    '%s refuses a body that is no JSON, and one with a field that nobody knows',
    async (_name, operation) => {
      const text = await call(operation).set('content-type', 'text/plain').send('{}');
      expect([text.status, text.body.code]).toEqual([415, 'unsupported-media-type']);
      expectDocumented(operation, text);

      const unknown = await call(operation).send({ colour: 'red' });
      expect(unknown.status).toBeGreaterThanOrEqual(400);
      expectDocumented(operation, unknown);
    },
  );

  it.each(OPERATIONS.filter(({ path }) => path.includes('{')).map((operation) => [operation.name, operation] as const))(
    '%s answers an id that nobody has, and an address that is broken',
    async (_name, operation) => {
      const nobody = await call(operation);
      if (state === 'off' && operation.codes.includes('d365-disabled')) expect(nobody.status).toBe(403);
      expect([403, 404, 422]).toContain(nobody.status);
      expectDocumented(operation, nobody);

      const broken = await call(operation, '%E0%A4%A');
      expect([broken.status, broken.body.code]).toEqual([400, 'invalid-path']);
      expectDocumented(operation, broken);
    },
  );

  it.each(
    OPERATIONS.filter(({ method }) => method === 'post').map((operation) => [operation.name, operation] as const),
  )('%s refuses an idempotency key that is none', async (_name, operation) => {
    const answer = await call(operation).set('Idempotency-Key', 'with blank');

    expect([403, 422]).toContain(answer.status);
    expectDocumented(operation, answer);
  });
});
