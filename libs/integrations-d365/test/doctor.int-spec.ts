import { createD365Client } from '../src/lib/create-client';
import type { CheckStatus } from '../src/lib/doctor/checklist';
import type { ChecklistItem } from '../src/lib/doctor/doctor-texts';
import { isHealthy, runDoctor } from '../src/lib/doctor/run-doctor';
import { Sandbox } from './sandbox';

async function diagnose(
  sandbox: Sandbox,
  options: { readonly roundTrip?: boolean; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<readonly ChecklistItem[]> {
  const config = sandbox.config(options.settings);
  const client = createD365Client(config);
  try {
    return await runDoctor(config, client, { roundTrip: options.roundTrip ?? false, now: Date.now });
  } finally {
    client.close();
  }
}

function statuses(items: readonly ChecklistItem[]): Readonly<Record<string, CheckStatus>> {
  return Object.fromEntries(items.map(({ check, status }) => [check, status]));
}

function item(items: readonly ChecklistItem[], check: string): ChecklistItem {
  const found = items.find((candidate) => candidate.check === check);
  if (found === undefined) throw new Error(`no ${check}`);
  return found;
}

const WELL = {
  token: 'pass',
  membership: 'pass',
  sales: 'pass',
  privileges: 'pass',
  columns: 'pass',
  key: 'pass',
  'bulk-messages': 'pass',
  mapping: 'pass',
  clock: 'pass',
  'round-trip': 'skipped',
};

describe.each(['provisioned', 'customised'])('the doctor in a %s organisation', (profile) => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await Sandbox.start(profile);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.stop());

  test('finds everything as it should be and writes nothing', async () => {
    const items = await diagnose(sandbox);
    expect(statuses(items)).toEqual(WELL);
    expect(isHealthy(items)).toBe(true);
    expect(await sandbox.state()).toMatchObject({ leads: 0, writes: 0 });
  });

  test('makes a test lead and takes it away when asked to', async () => {
    const items = await diagnose(sandbox, { roundTrip: true });
    expect(statuses(items)).toEqual({ ...WELL, 'round-trip': 'pass' });
    expect(await sandbox.state()).toMatchObject({ leads: 0, rows_created: 1, rows_deleted: 1 });
  });
});

describe('the doctor and what can be wrong', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await Sandbox.start();
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.stop());

  test('a refused secret fails the token and leaves the rest unknown', async () => {
    const items = await diagnose(sandbox, { settings: { HUNTER_D365_CLIENT_SECRET: 'expired-sandbox-secret' } });
    expect(item(items, 'token')).toMatchObject({ status: 'fail', code: 'sign-in-secret-expired' });
    const others = items.filter(({ check }) => check !== 'token' && check !== 'round-trip');
    expect(others.map(({ status, code }) => [status, code])).toEqual(others.map(() => ['unknown', 'not-asked']));
    expect(JSON.stringify(items)).not.toContain('expired-sandbox-secret');
  });

  test('a sign-in service that is away is no finding about the secret', async () => {
    await sandbox.faults({ outage: { mode: '503', for_ms: 60_000, scope: 'entra' } });
    expect(item(await diagnose(sandbox), 'token')).toMatchObject({ status: 'unknown', code: 'sign-in-unreachable' });
  });

  test('a stranger is told so, and by what', async () => {
    await sandbox.faults({ access: { member: false } });
    const items = await diagnose(sandbox);
    expect(statuses(items)).toMatchObject({ token: 'pass', membership: 'fail', privileges: 'unknown', key: 'unknown' });
    expect(item(items, 'membership').code).toBe('user-not-member');
  });

  test.each([
    [{ roles: false }, 'user-without-role'],
    [{ disabled: true }, 'user-disabled'],
  ])('with %j membership fails as %s', async (access, code) => {
    await sandbox.faults({ access });
    expect(item(await diagnose(sandbox), 'membership')).toMatchObject({ status: 'fail', code });
  });

  test('a missing privilege is named and hides nothing else', async () => {
    await sandbox.faults({ access: { missing_privileges: ['prvWriteLead', 'prvReadAccount'] } });
    const items = await diagnose(sandbox);
    expect(statuses(items)).toEqual({ ...WELL, privileges: 'fail' });
    expect(item(items, 'privileges').seen.map(({ name }) => name)).toEqual(['prvWriteLead', 'prvReadAccount']);
  });

  test('what qualifying needs is looked for where qualifying is switched on', async () => {
    await sandbox.faults({ access: { missing_privileges: ['prvCreateContact', 'prvAppendToAccount'] } });
    expect(statuses(await diagnose(sandbox))).toEqual(WELL);
    const items = await diagnose(sandbox, { settings: { HUNTER_D365_QUALIFY_ENABLED: 'true' } });
    expect(statuses(items)).toEqual({ ...WELL, privileges: 'fail' });
    expect(item(items, 'privileges').seen.map(({ name }) => name)).toEqual(['prvAppendToAccount', 'prvCreateContact']);
  });

  test('several findings stand beside each other', async () => {
    await sandbox.faults({
      access: { missing_privileges: ['prvCreateLead'] },
      bulk_messages: false,
      clock_skew_ms: 600_000,
    });
    const items = await diagnose(sandbox);
    expect(statuses(items)).toEqual({ ...WELL, privileges: 'fail', 'bulk-messages': 'fail', clock: 'fail' });
    expect(item(items, 'clock').seen[0]?.found).toMatch(/^-(599|600|601) s$/);
  });

  test('one question without an answer makes one check unknown', async () => {
    await sandbox.faults({
      server_errors: { status: 503, match: { route: 'sdkmessagefilters' } },
    });
    const items = await diagnose(sandbox);
    expect(statuses(items)).toEqual({ ...WELL, 'bulk-messages': 'unknown' });
    expect(item(items, 'bulk-messages').code).toBe('server-busy');
  });

  test('an outage of Dynamics makes checks unknown and fails none', async () => {
    await sandbox.faults({ outage: { mode: 'reset', for_ms: 60_000, scope: 'dataverse' } });
    const items = await diagnose(sandbox);
    expect(statuses(items)['token']).toBe('pass');
    expect(items.filter(({ status }) => status === 'fail')).toEqual([]);
  });

  test('who may not delete gets no test lead', async () => {
    await sandbox.faults({ access: { missing_privileges: ['prvDeleteLead'] } });
    const items = await diagnose(sandbox, { roundTrip: true });
    expect(item(items, 'round-trip')).toMatchObject({ status: 'unknown', code: 'round-trip-needs-delete' });
    expect(await sandbox.state()).toMatchObject({ leads: 0, rows_created: 0 });
  });

  test('a creation whose answer is lost leaves no test lead behind', async () => {
    await sandbox.faults({ lost_responses: { count: 1, match: { method: 'PATCH' } } });
    const items = await diagnose(sandbox, { roundTrip: true });
    expect(item(items, 'round-trip')).toMatchObject({ status: 'unknown', code: 'unreachable' });
    expect(await sandbox.state()).toMatchObject({ leads: 0, rows_created: 1, rows_deleted: 1 });
  });

  test('a test lead that cannot be deleted is named', async () => {
    await sandbox.faults({ server_errors: { status: 500, match: { method: 'DELETE' } } });
    const items = await diagnose(sandbox, { roundTrip: true });
    expect(item(items, 'round-trip')).toMatchObject({ status: 'fail', code: 'round-trip-row-left' });
    expect(item(items, 'round-trip').seen[0]?.found).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe.each(['out-of-the-box', 'turkish'])('the doctor in an %s organisation', (profile) => {
  test('misses columns and key, and no standard column', async () => {
    const sandbox = await Sandbox.start(profile);
    try {
      const items = await diagnose(sandbox);
      expect(statuses(items)).toEqual({ ...WELL, columns: 'fail', key: 'fail', mapping: 'fail' });
      expect(item(items, 'columns').seen).toHaveLength(25);
      expect(item(items, 'key').code).toBe('key-missing');
      expect(item(items, 'mapping').seen.every(({ name }) => name.includes('hunter_'))).toBe(true);
    } finally {
      await sandbox.stop();
    }
  });
});

test('without Sales the doctor says so', async () => {
  const sandbox = await Sandbox.start('no-sales');
  try {
    const items = await diagnose(sandbox);
    expect(statuses(items)).toMatchObject({ membership: 'pass', sales: 'fail', columns: 'unknown', clock: 'pass' });
    expect(item(items, 'sales').code).toBe('sales-not-installed');
  } finally {
    await sandbox.stop();
  }
});
