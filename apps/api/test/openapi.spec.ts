import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PROBLEMS } from '@hunter/platform';
import { ApiModule } from '../src/api.module';
import { readApiSettings } from '../src/api-settings';
import { configureApi } from '../src/configure-api';
import { createOpenApiDocument } from '../src/create-openapi-document';
import { listOperations } from './list-operations';

const CONTRACTS = join(__dirname, '../../../libs/contracts');

describe('the committed OpenAPI document', () => {
  const committed: unknown = JSON.parse(readFileSync(join(CONTRACTS, 'openapi.json'), 'utf8'));
  const operations = listOperations(committed);

  it('is what the controllers say (npm run openapi writes it)', async () => {
    const settings = readApiSettings({ DATABASE_URL: 'postgres://preview.invalid/hunter' });
    const app = await NestFactory.create<NestExpressApplication>(ApiModule.register(settings, {}), {
      preview: true,
      logger: ['error'],
      bodyParser: false,
    });
    configureApi(app);

    expect(JSON.parse(JSON.stringify(createOpenApiDocument(app)))).toEqual(committed);
  });

  it('lists problems under the status that they have, each as a problem document', () => {
    const listed = operations.flatMap(({ name, problems }) => problems.map((problem) => ({ name, ...problem })));

    expect(listed.length).toBeGreaterThan(operations.length);
    for (const { name, status, code, mediaType } of listed) {
      const known = (PROBLEMS as Readonly<Record<string, { readonly status: number } | undefined>>)[code];
      expect([name, code, known === undefined ? 'unknown' : 'known', mediaType]).toEqual([
        name,
        code,
        'known',
        'application/problem+json',
      ]);
      if (status !== 'default') expect([name, code, String(known?.status)]).toEqual([name, code, status]);
    }
  });

  it.each([
    ['a POST', ({ method }) => method === 'post', 'idempotency-conflict'],
    ['a route with a JSON body', ({ takesJson }) => takesJson, 'unsupported-media-type'],
    ['a route with a JSON body', ({ takesJson }) => takesJson, 'invalid-body'],
    ['a route with an id', ({ path }) => path.includes('{'), 'invalid-path'],
    ['a route of Dynamics 365', ({ path }) => /\/d365\/|\/qualify$/.test(path), 'd365-disabled'],
    ['any route', () => true, 'invalid-query'],
    ['any route', () => true, 'service-unavailable'],
  ] as readonly [string, (operation: (typeof operations)[number]) => boolean, string][])(
    'says of %s that it may answer %3$s',
    (_name, concerns, code) => {
      const concerned = operations.filter(concerns);

      expect(concerned.length).toBeGreaterThan(0);
      expect(concerned.filter(({ codes }) => !codes.includes(code)).map(({ name }) => name)).toEqual([]);
    },
  );

  it('says of every route with an id what it answers for one that nobody has', () => {
    const silent = operations.filter(
      ({ path, problems }) => path.includes('{') && !problems.some(({ status }) => status === '404'),
    );

    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('shows the Idempotency-Key on every POST, once', () => {
    const keysOf = ({ headers }: (typeof operations)[number]) =>
      headers.filter((header) => header.toLowerCase() === 'idempotency-key');

    for (const operation of operations)
      expect([operation.name, keysOf(operation)]).toEqual([
        operation.name,
        operation.method === 'post' ? ['Idempotency-Key'] : [],
      ]);
  });
});
