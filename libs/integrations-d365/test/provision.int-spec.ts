import { createD365Client } from '../src/lib/create-client';
import type { ColumnValues } from '../src/lib/schema';
import { fitToOrg, mapLead } from '../src/lib/map';
import { isHealthy, runDoctor } from '../src/lib/doctor/run-doctor';
import { readAdminConfig } from '../src/lib/provision/setup-config';
import { runProvision, type ProvisionOptions, type ProvisionReport } from '../src/lib/provision/run-provision';
import { sampleLead } from './sample-lead';
import { Sandbox } from './sandbox';

const ADMIN = {
  HUNTER_D365_ADMIN_CLIENT_ID: '9c0e54aa-61b7-4a7e-8a43-71d0f3f1b5c2',
  HUNTER_D365_ADMIN_CLIENT_SECRET: 'sandbox-admin-secret',
};
const QUICK = { pollMs: 50, spreadMs: 20_000, keyMs: 5_000 };

async function provision(
  sandbox: Sandbox,
  options: {
    onStep?: NonNullable<ProvisionOptions['onStep']>;
    dryRun?: boolean;
    asApp?: boolean;
    keyMs?: number;
    spreadMs?: number;
    qualifyEnabled?: boolean;
  } = {},
) {
  const config = options.asApp === true ? sandbox.config() : readAdminConfig({ ...sandbox.environment, ...ADMIN });
  if (config === null) throw new Error('no admin');
  const client = createD365Client(config);
  try {
    return await runProvision(client, {
      publisherPrefix: 'hunter',
      qualifyEnabled: options.qualifyEnabled ?? false,
      dryRun: options.dryRun ?? false,
      timing: {
        ...QUICK,
        keyMs: options.keyMs ?? QUICK.keyMs,
        spreadMs: options.spreadMs ?? QUICK.spreadMs,
      },
      ...(options.onStep === undefined ? {} : { onStep: options.onStep }),
      now: Date.now,
    });
  } finally {
    client.close();
  }
}

/** Names of the privileges that the roles hold. */
async function heldByRole(sandbox: Sandbox): Promise<readonly string[]> {
  const [grants, privileges] = await Promise.all([
    sandbox.rowsOf('roleprivilegescollection'),
    sandbox.rowsOf('privileges'),
  ]);
  const names = new Map(privileges.map(({ privilegeid, name }) => [privilegeid, String(name)]));
  return grants.map(({ privilegeid }) => names.get((privilegeid as { id: string }).id) ?? '');
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

const failedStep = ({ steps }: ProvisionReport) => steps.find(({ status }) => status === 'failed');

const kinds = ({ steps }: ProvisionReport) => steps.map(({ kind, status }) => `${kind} ${status}`);

const times = (count: number, kind: string) => Array<string>(count).fill(kind);

/** What follows the key, in an organisation of so many languages. */
const visible = (languages: number) => [
  'create-role',
  'grant-privileges',
  ...times(5, 'create-view'),
  ...times(languages > 1 ? 5 : 0, 'label-view'),
  'add-form-section',
  'publish',
];

const whole = (languages: number) => [
  'create-publisher',
  'create-solution',
  ...times(25, 'create-column'),
  'await-columns',
  'create-key',
  'await-key',
  ...visible(languages),
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
    expect(kinds(report)).toEqual(whole(languages.length).map((kind) => `${kind} planned`));
    expect(report).toMatchObject({ complete: false, conflicts: [], languages });
    expect(await sandbox.state()).toMatchObject({ writes: 0 });
  });

  test('waits out lag, a lock, a lost answer and the index, and the doctor is content', async () => {
    await sandbox.faults({
      metadata: { lag_ms: 400, lock: { count: 2 } },
      key_index: { build_ms: 500 },
      lost_responses: { ratio: 0.5, count: 8 },
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

  test('leaves a role that may do what a push and the doctor do, and nothing else', async () => {
    expect((await sandbox.rowsOf('roles')).map(({ name }) => name)).toEqual(['Hunter Integration']);
    const held = await heldByRole(sandbox);
    expect(held.filter((name) => /Lead$/.test(name)).sort()).toEqual([
      'prvAssignLead',
      'prvCreateLead',
      'prvReadLead',
      'prvWriteLead',
    ]);
    // Beside leads it reads and does nothing; document management is what every role starts with.
    const others = held.filter((name) => !/Lead$|SharePoint/.test(name));
    expect(others).toEqual(expect.arrayContaining(['prvReadAccount', 'prvReadOpportunity', 'prvReadAttribute']));
    expect(others.filter((name) => !name.startsWith('prvRead'))).toEqual([]);
  });

  test('leaves views named in every language, and the section on the form that people work on', async () => {
    const views = (await sandbox.rowsOf('savedqueries')).filter(({ fetchxml }) => String(fetchxml).includes('hunter_'));
    expect(views).toHaveLength(5);
    for (const view of views) {
      expect(view['fetchxml']).toContain('<condition attribute="statecode" operator="ne" value="2"/>');
      if (languages.length > 1) {
        expect(Object.keys(JSON.parse(String(view['@labels.name'])) as object).map(Number)).toEqual(languages);
      }
    }
    const names = views.map(({ name }) => name);
    expect(names).toContain(languages[0] === 1055 ? 'Yüksek Öncelikli Adaylar' : 'High Priority Leads');
    const forms = await sandbox.rowsOf('systemforms');
    const withSection = forms.filter(({ formxml }) => String(formxml).includes('name="hunter_intelligence"'));
    expect(withSection.map(({ name }) => name)).toEqual(['Lead']);
    const xml = String(withSection[0]?.['formxml']);
    expect(xml.match(/datafieldname="hunter_\w+" disabled="true"/g)).toHaveLength(25);
    for (const lcid of languages) expect(xml).toContain(`languagecode="${String(lcid)}"`);
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
    expect(failedStep(first)).toMatchObject({ kind: 'await-key', failure: { code: 'key-failed' } });
    expect(await keyLine(sandbox)).toMatchObject({ status: 'fail', code: 'key-failed' });
    await sandbox.faults({ key_index: null });
    const second = await provision(sandbox);
    expect(kinds(second)).toEqual(['rebuild-key', 'await-key', ...visible(2)].map((kind) => `${kind} done`));
    expect(second.complete).toBe(true);
  });

  test('an index that takes too long is waited for by the next run', async () => {
    await sandbox.faults({ key_index: { build_ms: 600_000 } });
    const first = await provision(sandbox, { keyMs: 200 });
    expect(failedStep(first)).toMatchObject({ kind: 'await-key', failure: { code: 'key-building' } });
    expect(await keyLine(sandbox)).toMatchObject({ status: 'fail', code: 'key-building' });
    // The index is done while the second run waits for it.
    const second = await provision(sandbox, {
      onStep: ({ kind }) => {
        if (kind === 'await-key') setTimeout(() => void sandbox.faults({ key_index: null }), 100);
      },
    });
    expect(kinds(second)).toEqual(['await-key', ...visible(2)].map((kind) => `${kind} done`));
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

describe('provisioning what people see', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await Sandbox.start();
  });
  afterEach(() => sandbox.stop());

  test('takes a role that somebody made by hand and gives it what it lacks', async () => {
    await sandbox.seed('roles', {
      name: 'Hunter Integration',
      businessunitid: { id: await rootUnit(sandbox), logicalName: 'businessunit' },
    });
    const report = await provision(sandbox);
    expect(kinds(report)).toEqual(
      visible(2)
        .slice(1)
        .map((kind) => `${kind} done`),
    );
    expect(report.steps[0]?.target).toContain('prvCreateLead');
    expect(await sandbox.rowsOf('roles')).toHaveLength(1);
  });

  test('gives the role what qualifying takes once that is switched on, and nothing twice', async () => {
    await provision(sandbox);
    const before = await heldByRole(sandbox);
    const report = await provision(sandbox, { qualifyEnabled: true });
    expect(kinds(report)).toEqual(['grant-privileges done']);
    const added = (await heldByRole(sandbox)).filter((name) => !before.includes(name));
    expect(added.sort()).toEqual([
      'prvAppendAccount',
      'prvAppendContact',
      'prvAppendLead',
      'prvAppendOpportunity',
      'prvAppendToAccount',
      'prvAppendToContact',
      'prvAppendToLead',
      'prvAppendToOpportunity',
      'prvCreateAccount',
      'prvCreateContact',
      'prvCreateOpportunity',
      'prvReadAttributeMap',
      'prvReadContact',
      'prvReadEntityMap',
    ]);
    expect(await provision(sandbox, { qualifyEnabled: true })).toMatchObject({ steps: [], complete: true });
    // Switched off again it keeps them: whoever narrows a role does so knowingly, in Dynamics.
    expect(await provision(sandbox)).toMatchObject({ steps: [], complete: true });
  });

  test('publishes a section whose publishing was lost, and leaves it on the form once', async () => {
    await sandbox.faults({ server_errors: { status: 500, match: { route: 'PublishXml' } } });
    const first = await provision(sandbox, { spreadMs: 100 });
    expect(failedStep(first)).toMatchObject({ kind: 'publish' });
    await sandbox.faults({ server_errors: null });
    const second = await provision(sandbox);
    expect(kinds(second)).toEqual(
      [...times(5, 'label-view'), 'add-form-section', 'publish'].map((kind) => `${kind} done`),
    );
    const [form] = (await sandbox.rowsOf('systemforms')).filter(({ name }) => name === 'Lead');
    expect(String(form?.['formxml']).split('name="hunter_intelligence"')).toHaveLength(2);
    expect(await provision(sandbox)).toMatchObject({ steps: [], complete: true });
  });

  test('keeps what somebody put on the form, and says when it has no place for the section', async () => {
    const [form] = (await sandbox.rowsOf('systemforms')).filter(({ name }) => name === 'Lead');
    const id = String(form?.['formid']);
    const own = String(form?.['formxml']).replace('expanded="true"', 'expanded="false"');
    await sandbox.seed('systemforms', { formid: id, formxml: own });
    expect((await provision(sandbox)).complete).toBe(true);
    const [after] = (await sandbox.rowsOf('systemforms')).filter(({ formid }) => formid === id);
    const start = own.slice(0, own.indexOf('</sections>'));
    expect(String(after?.['formxml']).startsWith(start)).toBe(true);
    await sandbox.seed('systemforms', { formid: id, formxml: '<form><tabs/></form>' });
    const refused = await provision(sandbox);
    expect(failedStep(refused)).toMatchObject({ kind: 'add-form-section', failure: { code: 'form-without-place' } });
    expect(failedStep(refused)?.failure?.text.tr.fix).toContain('Power Apps');
  });

  async function rootUnit(of: Sandbox): Promise<string> {
    return String((await of.rowsOf('businessunits'))[0]?.['businessunitid']);
  }
});

test('without an administrator there is no sign-in to provision with', () => {
  expect(readAdminConfig({})).toBeNull();
  expect(() => readAdminConfig({ HUNTER_D365_ADMIN_CLIENT_ID: 'x' })).toThrow('HUNTER_D365_ADMIN_CLIENT_SECRET');
});
