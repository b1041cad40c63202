import { createD365Client } from '../src/lib/create-client';
import type { ColumnValues } from '../src/lib/schema';
import { fitToOrg, mapLead } from '../src/lib/map';
import { isHealthy, runDoctor } from '../src/lib/doctor/run-doctor';
import { readAdminConfig } from '../src/lib/provision/setup-config';
import { runProvision, type ProvisionReport } from '../src/lib/provision/run-provision';
import { sampleLead } from './sample-lead';
import { Sandbox } from './sandbox';

const ADMIN = {
  HUNTER_D365_ADMIN_CLIENT_ID: '9c0e54aa-61b7-4a7e-8a43-71d0f3f1b5c2',
  HUNTER_D365_ADMIN_CLIENT_SECRET: 'sandbox-admin-secret',
};
const QUICK = { pollMs: 50, spreadMs: 20_000, keyMs: 5_000 };

async function provision(sandbox: Sandbox, options: { dryRun?: boolean; asApp?: boolean; keyMs?: number } = {}) {
  const config = options.asApp === true ? sandbox.config() : readAdminConfig({ ...sandbox.environment, ...ADMIN });
  if (config === null) throw new Error('no admin');
  const client = createD365Client(config);
  try {
    return await runProvision(client, {
      publisherPrefix: 'hunter',
      dryRun: options.dryRun ?? false,
      timing: { ...QUICK, keyMs: options.keyMs ?? QUICK.keyMs },
      now: Date.now,
    });
  } finally {
    client.close();
  }
}

async function isWell(sandbox: Sandbox): Promise<boolean> {
  const config = sandbox.config();
  const client = createD365Client(config);
  try {
    const items = await runDoctor(config, client, { roundTrip: true, now: Date.now });
    if (!isHealthy(items)) throw new Error(JSON.stringify(items.filter(({ status }) => status !== 'pass')));
    return true;
  } finally {
    client.close();
  }
}

async function keyLine(sandbox: Sandbox) {
  const config = sandbox.config();
  const client = createD365Client(config);
  try {
    const items = await runDoctor(config, client, { roundTrip: false, now: Date.now });
    return items.find(({ check }) => check === 'key');
  } finally {
    client.close();
  }
}

const kinds = ({ steps }: ProvisionReport) => steps.map(({ kind, status }) => `${kind} ${status}`);

const WHOLE = [
  'create-publisher',
  'create-solution',
  ...Array<string>(25).fill('create-column'),
  'await-columns',
  'create-key',
  'await-key',
];

describe.each([
  ['out-of-the-box', [1033, 1055]],
  ['turkish', [1055]],
])('provisioning an %s organisation', (profile, languages) => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await Sandbox.start(profile);
  });
  afterAll(() => sandbox.stop());

  test('says what it would do and changes nothing', async () => {
    const report = await provision(sandbox, { dryRun: true, asApp: true });
    expect(kinds(report)).toEqual(WHOLE.map((kind) => `${kind} planned`));
    expect(report).toMatchObject({ complete: false, conflicts: [], languages });
    expect(await sandbox.state()).toMatchObject({ writes: 0 });
  });

  test('waits out lag, a lock, a lost answer and the index, and the doctor is content', async () => {
    await sandbox.faults({
      metadata: { lag_ms: 400, lock: { count: 2 } },
      key_index: { build_ms: 500 },
      lost_responses: { count: 3, match: { method: 'POST', route: 'EntityDefinitions' } },
    });
    const report = await provision(sandbox);
    expect(report.steps.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(report.complete).toBe(true);
    await sandbox.faults({ metadata: null, key_index: null, lost_responses: null });
    expect(await isWell(sandbox)).toBe(true);
  });

  test('does nothing the second time', async () => {
    const before = await sandbox.state();
    const report = await provision(sandbox);
    expect(report).toMatchObject({ steps: [], conflicts: [], complete: true });
    expect(await sandbox.state()).toMatchObject({ writes: before.writes });
  });

  test('leaves columns that take every value of a lead', async () => {
    const client = createD365Client(sandbox.config());
    try {
      const columns = await client.fetchOrgColumns();
      const { notes, columns: fitted } = fitToOrg(mapLead(sampleLead(), 'hunter'), columns);
      expect(notes).toEqual([]);
      const values = Object.fromEntries(fitted.map(({ column, value }) => [column, value])) as ColumnValues;
      const { leadId } = await client.createLead('anadolu-cam.example', values, null);
      expect(leadId).toMatch(/^[0-9a-f-]{36}$/);
    } finally {
      client.close();
    }
  });
});

describe('provisioning and what stands in its way', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await Sandbox.start('out-of-the-box');
  });
  afterEach(() => sandbox.stop());

  test('the integration’s own user lacks the right and is told so; nothing goes on after it', async () => {
    await sandbox.faults({ access: { missing_privileges: ['prvCreateAttribute'] } });
    const report = await provision(sandbox, { asApp: true });
    const failed = report.steps.find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ kind: 'create-column', target: 'hunter_domain' });
    expect(failed?.failure).toMatchObject({ code: 'privilege-missing' });
    expect(failed?.failure?.text.en.fix).toContain('System Customizer');
    expect(report.steps.at(-1)?.status).toBe('not-reached');
    expect(report.complete).toBe(false);
    // The same run under the administrator picks up where that one stopped.
    expect((await provision(sandbox)).complete).toBe(true);
  });

  test('a key whose index fails is reported, and built again by the next run', async () => {
    await sandbox.faults({ key_index: { build_ms: 0, fail: true } });
    const first = await provision(sandbox);
    expect(first.steps.at(-1)).toMatchObject({ kind: 'await-key', status: 'failed', failure: { code: 'key-failed' } });
    expect(await keyLine(sandbox)).toMatchObject({ status: 'fail', code: 'key-failed' });
    await sandbox.faults({ key_index: null });
    const second = await provision(sandbox);
    expect(kinds(second)).toEqual(['rebuild-key done', 'await-key done']);
    expect(second.complete).toBe(true);
  });

  test('an index that takes too long is waited for by the next run', async () => {
    await sandbox.faults({ key_index: { build_ms: 4_000 } });
    const first = await provision(sandbox, { keyMs: 200 });
    expect(first.steps.at(-1)).toMatchObject({ status: 'failed', failure: { code: 'key-building' } });
    expect(await keyLine(sandbox)).toMatchObject({ status: 'fail', code: 'key-building' });
    expect(kinds(await provision(sandbox))).toEqual(['await-key done']);
  });

  test('a publisher of the same name with another prefix stops it before anything is made', async () => {
    await sandbox.seed('publishers', {
      friendlyname: 'Other',
      uniquename: 'hunter',
      customizationprefix: 'hnt',
      customizationoptionvalueprefix: 20_000,
    });
    const report = await provision(sandbox);
    expect(report.conflicts).toMatchObject([{ code: 'publisher-name-taken', found: 'hnt', expected: 'hunter' }]);
    expect(new Set(report.steps.map(({ status }) => status))).toEqual(new Set(['planned']));
    expect(await sandbox.rowsOf('solutions')).toEqual([]);
  });
});

test('without an administrator there is no sign-in to provision with', () => {
  expect(readAdminConfig({})).toBeNull();
  expect(() => readAdminConfig({ HUNTER_D365_ADMIN_CLIENT_ID: 'x' })).toThrow('HUNTER_D365_ADMIN_CLIENT_SECRET');
});
