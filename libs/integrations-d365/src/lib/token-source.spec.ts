import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D365CredentialConfig } from './config';
import { createTokenSource } from './token-source';

describe('a credential that is broken on our side', () => {
  const folder = mkdtempSync(join(tmpdir(), 'd365-token-'));
  const junk = join(folder, 'junk.pem');
  const missing = join(folder, 'missing');
  writeFileSync(junk, 'hello');
  afterAll(() => rmSync(folder, { recursive: true }));

  const ask = (credential: D365CredentialConfig) =>
    createTokenSource({
      baseUrl: 'https://org.crm.example',
      tenantId: '6e1f0c7a-2b7e-4c52-9d3e-0f4b8f0c1a11',
      clientId: 'app-1',
      credential,
      // Nobody listens there: a request would be told from a credential that never asks.
      authorityHost: 'https://127.0.0.1:9',
      ca: null,
      requestTimeoutMs: 2_000,
    })();

  test.each<[string, D365CredentialConfig]>([
    ['a certificate file that is gone', { kind: 'client-certificate', certificateFile: missing }],
    ['a certificate file that holds something else', { kind: 'client-certificate', certificateFile: junk }],
    ['a token file that is gone', { kind: 'workload-identity', tokenFile: missing }],
  ])('%s is a refusal for good, not an outage', async (_name, credential) => {
    await expect(ask(credential)).rejects.toMatchObject({ failure: { code: 'sign-in-refused', kind: 'permanent' } });
  });

  test('a sign-in service that nobody reaches is an outage', async () => {
    await expect(ask({ kind: 'client-secret', secret: 's' })).rejects.toMatchObject({
      failure: { code: 'sign-in-unreachable', kind: 'transient' },
    });
  });
});
