import type { INestApplication } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { NO_CHOICES, type PushChoices } from '../src/lib/push-choices';
import { createD365LeadColumns } from '../src/nest/lead-list-columns';
import { PreviewPushes } from '../src/nest/preview/preview.service';
import { PushRequests } from '../src/nest/push-requests.service';
import { insertLead } from './database';
import type { Sandbox } from './sandbox';
import { rep, World } from './world';

describe('finding the row that a lead is in Dynamics', () => {
  let world: World;
  let dataSource: DataSource;
  let sandbox: Sandbox;
  let api: INestApplication;

  beforeAll(async () => {
    world = await World.start();
    ({ sandbox } = world);
    ({ dataSource } = world.database);
    api = await world.startApi();
    await world.startWorker();
  });

  afterAll(() => world.stop());

  beforeEach(() => sandbox.reset());

  const push = (leadId: string) => world.push(api, leadId);

  async function decide(jobId: string, choices: Partial<PushChoices>) {
    await api.get(PushRequests).retryJob(jobId, rep, { ...NO_CHOICES, ...choices });
    return world.settled(jobId);
  }

  async function pushed(domain: string) {
    const leadId = await insertLead(dataSource, { domain });
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'created' });
    return { leadId, rowId: String(job.d365LeadId) };
  }

  async function learnMore(leadId: string, score: number) {
    await dataSource.query('UPDATE leads SET readiness_score = $2 WHERE id = $1', [leadId, score]);
  }

  async function rowById(leadid: string) {
    return (await sandbox.rowsOf('leads')).find((row) => row['leadid'] === leadid);
  }

  /** Whose link the lead shows. */
  async function linkedRow(leadId: string) {
    const { columns } = createD365LeadColumns(sandbox.config());
    const sql = columns.find(({ alias }) => alias === 'd365_lead_id')?.sql ?? '';
    const [row] = await dataSource.query<{ id: string | null }[]>(`SELECT ${sql} AS id FROM leads l WHERE id = $1`, [
      leadId,
    ]);
    return row?.id;
  }

  describe('when the row was deleted', () => {
    test('revives it only when the rep says so', async () => {
      const { leadId, rowId } = await pushed('deleted.example');
      await sandbox.reset();
      await learnMore(leadId, 61);
      const job = await push(leadId);
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'lead-deleted-in-crm' });
      expect((await sandbox.state()).leads).toBe(0);
      const again = await decide(job.id, { override: ['lead-deleted-in-crm'] });
      expect(again).toMatchObject({ status: 'succeeded', outcome: 'created', errorCode: null });
      expect(again.d365LeadId).not.toBe(rowId);
      expect((await sandbox.state()).leads).toBe(1);
    });
  });

  describe('when the row was merged into another one', () => {
    test('follows the survivor and moves the key', async () => {
      const { leadId, rowId } = await pushed('merged.example');
      const survivor = await sandbox.seedLead({
        subject: 'Fair contact',
        companyname: 'Örnek Sanayi',
        hunter_score: 80,
      });
      await sandbox.seedLead({
        leadid: rowId,
        merged: true,
        masterid: { id: survivor, logicalName: 'lead' },
        statecode: 2,
        statuscode: 4,
      });
      await learnMore(leadId, 61);
      const job = await push(leadId);
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: survivor });
      expect(job.notes).toContainEqual({ column: 'leadid', code: 'followed-merge' });
      expect(job.kept).toContainEqual({ column: 'subject', reason: 'not-written-by-hunter' });
      expect(await rowById(rowId)).toMatchObject({ hunter_domain: null, hunter_score: 80 });
      expect(await rowById(survivor)).toMatchObject({
        hunter_domain: 'merged.example',
        subject: 'Fair contact',
        // The merge carried Hunter's own 80 over, so Hunter may go on from there.
        hunter_score: 61,
        websiteurl: 'https://merged.example',
      });
      expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'no-op' });
      await learnMore(leadId, 62);
      expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: survivor });
    });

    test('goes by the survivor’s GUID where a merged row cannot be changed', async () => {
      const { leadId, rowId } = await pushed('strict-merged.example');
      const survivor = await sandbox.seedLead({ subject: 'Fair contact' });
      await sandbox.seedLead({
        leadid: rowId,
        merged: true,
        masterid: { id: survivor, logicalName: 'lead' },
        statecode: 2,
        statuscode: 4,
      });
      await sandbox.faults({ strict_closed_leads: true });
      await learnMore(leadId, 61);
      const job = await push(leadId);
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: survivor });
      expect(job.notes).toContainEqual({ column: 'leadid', code: 'key-not-moved' });
    });

    test('leaves it to a person when the survivor is another lead of Hunter', async () => {
      const { leadId, rowId } = await pushed('one.example');
      const other = await pushed('two.example');
      await sandbox.seedLead({ leadid: rowId, merged: true, masterid: { id: other.rowId, logicalName: 'lead' } });
      await learnMore(leadId, 61);
      expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-merged' });
      expect(await rowById(other.rowId)).toMatchObject({ hunter_domain: 'two.example', hunter_score: 80 });
    });
  });

  describe('when the row was closed', () => {
    test('is judged anew by each push, without a change in Hunter, until a colleague opens it again', async () => {
      const { leadId, rowId } = await pushed('reopened.example');
      await sandbox.seedLead({ leadid: rowId, statecode: 2, statuscode: 4 });
      await learnMore(leadId, 61);
      expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-closed' });
      expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-closed' });
      // Back to what the last success wrote: it is still the closed row that has the last word.
      await learnMore(leadId, 80);
      expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-closed' });
      await learnMore(leadId, 61);
      await sandbox.seedLead({ leadid: rowId, statecode: 0, statuscode: 1 });
      expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: rowId });
      expect(await rowById(rowId)).toMatchObject({ statecode: 0, hunter_score: 61 });
    });

    async function closed(domain: string) {
      const { leadId, rowId } = await pushed(domain);
      await sandbox.seedLead({ leadid: rowId, statecode: 2, statuscode: 4 });
      await learnMore(leadId, 55);
      const job = await push(leadId);
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'lead-closed', d365LeadId: rowId });
      expect(await rowById(rowId)).toMatchObject({ statecode: 2, hunter_score: 80 });
      return { leadId, rowId, jobId: job.id };
    }

    test.each([true, false])('opens it again on request (strict: %s)', async (strict) => {
      const { rowId, jobId } = await closed(`reopen-${String(strict)}.example`);
      await sandbox.faults({ strict_closed_leads: strict });
      const job = await decide(jobId, { onClosed: 'reactivate' });
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: rowId });
      expect(job.notes).toContainEqual({ column: 'leadid', code: 'reactivated' });
      expect(await rowById(rowId)).toMatchObject({ statecode: 0, hunter_score: 55 });
    });

    test('takes its key away and creates a new one on request', async () => {
      const { leadId, rowId, jobId } = await closed('anew.example');
      const job = await decide(jobId, { onClosed: 'release-key-and-create' });
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'created' });
      expect(await rowById(rowId)).toMatchObject({ statecode: 2, hunter_domain: null, hunter_score: 80 });
      expect(await sandbox.row('anew.example')).toMatchObject({ leadid: job.d365LeadId, hunter_score: 55 });
      await learnMore(leadId, 56);
      expect(await push(leadId)).toMatchObject({ outcome: 'updated', d365LeadId: job.d365LeadId });
    });

    test('creates one new row although the answer of the create is lost', async () => {
      const { jobId } = await closed('anew-lost.example');
      await sandbox.faults({ lost_responses: { count: 1, match: { method: 'PATCH', route: 'leads(key)' } } });
      expect(await decide(jobId, { onClosed: 'release-key-and-create' })).toMatchObject({
        status: 'succeeded',
        outcome: 'created',
        attemptCount: 2,
      });
      expect((await sandbox.state()).leads).toBe(2);
    });
  });

  test('goes to the row that took the key while it was away from its own', async () => {
    const { leadId, rowId } = await pushed('relink.example');
    await sandbox.seedLead({ leadid: rowId, hunter_domain: null });
    const other = await sandbox.seedLead({ hunter_domain: 'relink.example', subject: 'Typed' });
    await learnMore(leadId, 33);
    const job = await push(leadId);
    expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: other });
    expect(job.notes).toContainEqual({ column: 'leadid', code: 'relinked-by-domain' });
    expect(await rowById(other)).toMatchObject({ subject: 'Typed', hunter_score: 33 });
    expect(await rowById(rowId)).toMatchObject({ hunter_score: 80 });
  });

  describe('when Dynamics knows the company without the key', () => {
    test.each([
      ['website', { websiteurl: 'http://www.adopt-web.example/iletisim' }, 'adopt-web.example'],
      ['bare website', { websiteurl: 'adopt-bare.example' }, 'adopt-bare.example'],
      ['mail address', { emailaddress1: 'Deniz@Adopt-Mail.example' }, 'adopt-mail.example'],
      ['website in Turkish letters', { websiteurl: 'https://www.güneş.example/' }, 'xn--gne-hoa11c.example'],
    ])('joins an open lead by its %s and gives it the key', async (_name, columns, domain) => {
      const rowId = await sandbox.seedLead({ ...columns, subject: 'Fair contact', lastname: 'Demir' });
      const leadId = await insertLead(dataSource, { domain });
      const job = await push(leadId);
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'updated', d365LeadId: rowId });
      expect(job.notes).toContainEqual({ column: 'leadid', code: 'adopted' });
      expect(await rowById(rowId)).toMatchObject({
        hunter_domain: domain,
        subject: 'Fair contact',
        lastname: 'Demir',
        companyname: 'Örnek Sanayi',
        hunter_score: 80,
      });
      expect((await sandbox.state()).leads).toBe(1);
    });

    test('takes the one changed last of several', async () => {
      await sandbox.seedLead({ websiteurl: 'https://several.example', modifiedon: '2024-01-01T00:00:00Z' });
      const newer = await sandbox.seedLead({
        websiteurl: 'https://several.example',
        modifiedon: '2025-01-01T00:00:00Z',
      });
      const job = await push(await insertLead(dataSource, { domain: 'several.example' }));
      expect(job).toMatchObject({ d365LeadId: newer });
      expect(job.notes).toContainEqual({ column: 'leadid', code: 'adopted-newest-of-several' });
    });

    test('is not fooled by a domain that only contains the same letters', async () => {
      await sandbox.seedLead({ websiteurl: 'https://near.example.com' });
      await sandbox.seedLead({ websiteurl: 'https://not-near.example' });
      await sandbox.seedLead({ emailaddress1: 'a@near.example.test' });
      await sandbox.seedLead({ websiteurl: 'https://near.example', hunter_domain: 'other.example' });
      const job = await push(await insertLead(dataSource, { domain: 'near.example' }));
      expect(job).toMatchObject({ status: 'succeeded', outcome: 'created' });
    });

    test('stops before a customer, and creates when the rep says so', async () => {
      const accountId = await sandbox.seed('accounts', {
        name: 'Müşteri A.Ş.',
        websiteurl: 'https://customer.example',
      });
      const job = await push(await insertLead(dataSource, { domain: 'customer.example' }));
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'existing-customer', d365LeadId: null });
      expect(job.matches).toEqual([
        { table: 'account', id: accountId, name: 'Müşteri A.Ş.', matchedOn: 'website', open: true },
      ]);
      expect(await sandbox.state()).toMatchObject({ leads: 0, write_requests: 0 });
      expect(await decide(job.id, { override: ['existing-customer'] })).toMatchObject({
        status: 'succeeded',
        outcome: 'created',
        matches: [],
      });
    });

    test('stops before an open opportunity of the customer, and not before a lost one', async () => {
      const account = await sandbox.seed('accounts', { name: 'Müşteri', emailaddress1: 'info@deal.example' });
      const customerid = { id: account, logicalName: 'account' };
      const opportunity = await sandbox.seed('opportunities', { name: 'Geçiş 2026', customerid });
      await sandbox.seed('opportunities', { name: 'Eski', customerid, statecode: 2, statuscode: 4 });
      const job = await push(await insertLead(dataSource, { domain: 'deal.example' }));
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'open-opportunity' });
      expect(job.matches.map(({ table, id }) => [table, id])).toEqual([
        ['account', account],
        ['opportunity', opportunity],
      ]);
      expect(await decide(job.id, { override: ['open-opportunity'] })).toMatchObject({
        status: 'blocked',
        errorCode: 'existing-customer',
      });
      expect(await decide(job.id, { override: ['open-opportunity', 'existing-customer'] })).toMatchObject({
        status: 'succeeded',
        outcome: 'created',
      });
    });

    test('stops before a closed lead of the company', async () => {
      const rowId = await sandbox.seedLead({ websiteurl: 'https://was.example', statecode: 2, statuscode: 4 });
      const job = await push(await insertLead(dataSource, { domain: 'was.example' }));
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'lead-closed', d365LeadId: rowId });
      expect(await decide(job.id, { onClosed: 'release-key-and-create' })).toMatchObject({ outcome: 'created' });
      expect(await rowById(rowId)).toMatchObject({ statecode: 2, hunter_domain: null });
    });

    test('asks again whether the company is a customer after a closed lead stood in the way', async () => {
      const rowId = await sandbox.seedLead({ websiteurl: 'https://became.example', statecode: 2, statuscode: 4 });
      const job = await push(await insertLead(dataSource, { domain: 'became.example' }));
      expect(job).toMatchObject({ status: 'blocked', errorCode: 'lead-closed', d365LeadId: rowId });
      await sandbox.seed('accounts', { name: 'Müşteri A.Ş.', websiteurl: 'https://became.example' });
      expect(await decide(job.id, { onClosed: 'release-key-and-create' })).toMatchObject({
        status: 'blocked',
        errorCode: 'existing-customer',
      });
      expect((await sandbox.state()).leads).toBe(1);
    });

    test('takes a row that only stood in the way, and is gone, for no lead of its own', async () => {
      const rowId = await sandbox.seedLead({ websiteurl: 'https://gone.example', statecode: 2, statuscode: 4 });
      const leadId = await insertLead(dataSource, { domain: 'gone.example' });
      expect(await push(leadId)).toMatchObject({ status: 'blocked', errorCode: 'lead-closed', d365LeadId: rowId });
      expect(await linkedRow(leadId)).toBe(rowId);
      await sandbox.reset();
      expect(await push(leadId)).toMatchObject({ status: 'succeeded', outcome: 'created' });
    });
  });
});

describe('pushing under the organisation’s duplicate rules', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });

  afterAll(() => world.stop());

  test('is blocked with the rows found, and creates when the rep says so', async () => {
    const config = world.sandbox.config({ HUNTER_D365_SUPPRESS_DUPLICATE_DETECTION: 'false' });
    const api = await world.startApi(config);
    await world.startWorker(config);
    const similar = await world.sandbox.seedLead({ emailaddress1: 'satis@posta.example', companyname: 'Benzer Ltd.' });
    const leadId = await insertLead(world.database.dataSource, { domain: 'rule.example' });
    world.contacts.set('rule.example', 'satis@posta.example');
    const matches = [{ table: 'lead', id: similar, name: 'Benzer Ltd.', matchedOn: 'email', open: true }];
    const foreseen = (override: readonly 'duplicate-rule'[]) =>
      api.get(PreviewPushes).preview({ kind: 'ids', leadIds: [leadId] }, { ...NO_CHOICES, override });
    expect((await foreseen([])).items).toMatchObject([{ action: 'blocked', code: 'duplicate-rule', matches }]);
    expect((await foreseen(['duplicate-rule'])).items).toMatchObject([{ action: 'create', code: null }]);
    const job = await world.push(api, leadId);
    expect(job).toMatchObject({ status: 'blocked', errorCode: 'duplicate-rule', attemptCount: 1 });
    expect(job.matches).toEqual(matches);
    await api.get(PushRequests).retryJob(job.id, rep, { override: ['duplicate-rule'], onClosed: null });
    expect(await world.settled(job.id)).toMatchObject({ status: 'succeeded', outcome: 'created' });
  });
});
