import { COLUMN_RULES } from './column-rules';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readD365Config } from './config';

const SECRET = 'canary-secret';

const complete = {
  HUNTER_D365_ENABLED: 'true',
  HUNTER_D365_BASE_URL: 'https://org.crm.example/',
  HUNTER_D365_TENANT_ID: '7a1f8f5e-3c0b-4d5e-9a52-5f0d6c1b2a33',
  HUNTER_D365_CLIENT_ID: 'app-1',
  HUNTER_D365_CLIENT_SECRET: SECRET,
};

describe('readD365Config', () => {
  test.each([[{}], [{ HUNTER_D365_ENABLED: 'false', HUNTER_D365_BASE_URL: 'junk' }], [{ HUNTER_D365_ENABLED: '' }]])(
    'is off with %j',
    (environment) => {
      expect(readD365Config(environment)).toEqual({ enabled: false });
    },
  );

  test.each([
    ['90s', 90_000],
    ['45', 2_700_000],
    ['2h', 7_200_000],
  ])('reads a longest wait of %s', (text, maxWaitMs) => {
    expect(readD365Config({ ...complete, HUNTER_D365_MAX_WAIT: text })).toMatchObject({ maxWaitMs });
    expect(() => readD365Config({ ...complete, HUNTER_D365_MAX_WAIT: `${text}x` })).toThrow('HUNTER_D365_MAX_WAIT');
  });

  test('has a default for everything that is not about the tenant', () => {
    expect(readD365Config(complete)).toEqual({
      enabled: true,
      baseUrl: 'https://org.crm.example',
      apiVersion: 'v9.2',
      tenantId: complete.HUNTER_D365_TENANT_ID,
      clientId: 'app-1',
      credential: { kind: 'client-secret', secret: SECRET },
      authorityHost: 'https://login.microsoftonline.com',
      ca: null,
      appId: null,
      publisherPrefix: 'hunter',
      columnRules: COLUMN_RULES,
      ownerTeam: null,
      maxAttempts: 3,
      retryBaseMs: 2_000,
      requestTimeoutMs: 30_000,
      leaseMs: 15_000,
      relayIntervalMs: 3_000,
      concurrency: 4,
      chunkSize: 100,
      metadataTtlMs: 3_600_000,
      qualifyEnabled: false,
      readbackEnabled: false,
      readbackIntervalMs: 300_000,
      suppressDuplicateDetection: true,
      bypass: { businessLogic: [], flows: false },
      maxWaitMs: 3_600_000,
      circuit: { failures: 4, windowMs: 10_000, probeMs: 5_000 },
      limits: {
        requests: 6_000,
        executionMs: 1_200_000,
        windowMs: 300_000,
        concurrency: 52,
        slotTtlMs: 6_000,
      },
    });
  });

  test.each([
    ['HUNTER_D365_ENABLED', 'perhaps'],
    ['HUNTER_D365_BYPASS_FLOWS', 'some'],
    ['HUNTER_D365_BYPASS_BUSINESS_LOGIC', 'CustomSync,Everything'],
    ['HUNTER_D365_BYPASS_BUSINESS_LOGIC', 'true'],
    ['HUNTER_D365_BASE_URL', undefined],
    ['HUNTER_D365_BASE_URL', 'http://org.crm.example'],
    ['HUNTER_D365_BASE_URL', 'https://user:pw@org.crm.example'],
    ['HUNTER_D365_BASE_URL', 'https://org.crm.example/main.aspx'],
    ['HUNTER_D365_TENANT_ID', 'a/b'],
    ['HUNTER_D365_CLIENT_ID', undefined],
    ['HUNTER_D365_CLIENT_SECRET', '  '],
    ['HUNTER_D365_CREDENTIAL', 'password'],
    ['HUNTER_D365_AUTHORITY_HOST', 'http://login.example'],
    ['HUNTER_D365_API_VERSION', '9.2'],
    ['HUNTER_D365_APP_ID', 'sales'],
    ['HUNTER_D365_PUBLISHER_PREFIX', '1x'],
    ['HUNTER_D365_MAX_ATTEMPTS', '0'],
    ['HUNTER_D365_MAX_ATTEMPTS', 'three'],
    ['HUNTER_D365_LEASE_MS', '1'],
    ['HUNTER_D365_CONCURRENCY', '53'],
    ['HUNTER_D365_CA_FILE', '/does/not/exist.pem'],
  ])('names %s when it is %p', (name, value) => {
    expect(() => readD365Config({ ...complete, [name]: value })).toThrow(name);
  });

  test('names every offending variable at once and never a secret', () => {
    const broken = { ...complete, HUNTER_D365_BASE_URL: 'x', HUNTER_D365_TENANT_ID: '', HUNTER_D365_CONCURRENCY: '-1' };
    let message = '';
    try {
      readD365Config(broken);
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/HUNTER_D365_BASE_URL[\s\S]*HUNTER_D365_TENANT_ID[\s\S]*HUNTER_D365_CONCURRENCY/);
    expect(message).not.toContain(SECRET);
  });

  describe('with a credential that is no secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'd365-credential-'));
    const certificate = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
    const key = '-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----\n';
    afterAll(() => rmSync(folder, { recursive: true }));

    const fileOf = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const read = (kind: string, extra: NodeJS.ProcessEnv) =>
      readD365Config({
        ...complete,
        HUNTER_D365_CLIENT_SECRET: undefined,
        HUNTER_D365_CREDENTIAL: kind,
        AZURE_FEDERATED_TOKEN_FILE: undefined,
        ...extra,
      });

    test.each([
      ['client-certificate', 'HUNTER_D365_CLIENT_CERTIFICATE_FILE', 'certificateFile', certificate + key],
      ['workload-identity', 'AZURE_FEDERATED_TOKEN_FILE', 'tokenFile', 'token'],
    ])('takes %s with the file that %s names', (kind, variable, property, text) => {
      const file = fileOf('good', text);
      expect(read(kind, { [variable]: file })).toMatchObject({ credential: { kind, [property]: file } });
    });

    test('takes managed-identity as it is', () => {
      expect(read('managed-identity', {})).toMatchObject({ credential: { kind: 'managed-identity' } });
    });

    test.each([
      ['client-certificate', 'HUNTER_D365_CLIENT_CERTIFICATE_FILE', certificate],
      ['client-certificate', 'HUNTER_D365_CLIENT_CERTIFICATE_FILE', 'hello'],
      ['workload-identity', 'AZURE_FEDERATED_TOKEN_FILE', ''],
    ])('refuses %s when %s names nothing, no file, or one that holds %j', (kind, variable, text) => {
      expect(() => read(kind, {})).toThrow(`${variable} is required`);
      expect(() => read(kind, { [variable]: join(folder, 'none') })).toThrow(
        `${variable} names a file that cannot be read`,
      );
      expect(() => read(kind, { [variable]: fileOf('bad', text) })).toThrow(`${variable} must name`);
    });
  });

  describe('with a certificate file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'd365-config-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('reads the text', () => {
      const file = join(folder, 'ca.pem');
      writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
      expect(readD365Config({ ...complete, HUNTER_D365_CA_FILE: file })).toHaveProperty(
        'ca',
        expect.stringContaining('BEGIN CERTIFICATE'),
      );
    });

    test('refuses a file that is none', () => {
      const file = join(folder, 'no.pem');
      writeFileSync(file, 'hello');
      expect(() => readD365Config({ ...complete, HUNTER_D365_CA_FILE: file })).toThrow('HUNTER_D365_CA_FILE');
    });
  });
});
