import type { INestApplication } from '@nestjs/common';
import type { LeadForPush } from '../src/lib/lead-source.port';
import { PushRequests } from '../src/nest/push-requests.service';
import { insertLead } from './database';
import { HOSTILE_TEXTS, NOTHING_KNOWN, withText } from './hostile-values';
import { jobsEnded } from './jobs-ended';
import { sampleLead } from './sample-lead';
import { TableLeadSource } from './table-lead-source';
import { rep, World } from './world';

/** Two names that people write in letters of their own, as the keys that they are. */
const INTERNATIONAL = ['xn--rnek-5qa.example', 'xn--gneydoanadolu-zob85c.example'];

describe('hostile values on their way into the sandbox', () => {
  let world: World;
  let api: INestApplication;
  const leads = new Map<string, Partial<LeadForPush>>([
    ...HOSTILE_TEXTS.map(([, text], index) => [`hostile-${String(index)}.example`, withText(text)] as const),
    ['nothing.example', NOTHING_KNOWN],
    ...INTERNATIONAL.map((domain) => [domain, { companyName: 'Örnek İşletme' }] as const),
  ]);

  beforeAll(async () => {
    jest.spyOn(TableLeadSource.prototype, 'fetchLead').mockImplementation(async function (this: TableLeadSource, id) {
      const [row] = await world.database.dataSource.query<{ domain: string }[]>(
        'SELECT domain FROM leads WHERE id = $1',
        [id],
      );
      const domain = row?.domain ?? '';
      return sampleLead({ ...leads.get(domain), leadId: id, domain });
    });
    world = await World.start();
    api = await world.startApi();
    await world.startWorker();
  });

  afterAll(async () => {
    await world.stop();
    jest.restoreAllMocks();
  });

  test.each([
    ['one by one', false],
    ['in one batch', true],
  ])(
    '%s: every lead is taken, and says what did not fit',
    async (_how, together) => {
      await world.sandbox.reset();
      const { dataSource } = world.database;
      await dataSource.query('DELETE FROM leads');
      const ids = await Promise.all([...leads.keys()].map((domain) => insertLead(dataSource, { domain })));
      const requests = api.get(PushRequests);
      const pushEach = async () => {
        const jobs = await Promise.all(ids.map((leadId) => requests.pushLead({ leadId }, rep, null)));
        return jobsEnded(dataSource, { ids: jobs.map(({ id }) => id) }, 100_000);
      };
      const pushAll = async () =>
        together ? world.batchEnded((await requests.pushLeads(ids, rep, null)).id) : pushEach();
      const jobs = await pushAll();

      const failed = jobs
        .filter(({ status }) => status !== 'succeeded')
        .map(({ errorCode, leadId }) => [errorCode, leadId]);
      expect(failed).toEqual([]);
      expect(await world.sandbox.state()).toMatchObject({ leads: leads.size });
      const notes = jobs.flatMap((job) => job.notes.map(({ column, code }) => `${column} ${code}`));
      expect(notes).toEqual(
        expect.arrayContaining([
          'hunter_segment option-unmapped',
          'companyname truncated',
          'hunter_expires_at type-mismatch',
        ]),
      );
      const quoted = await world.sandbox.row('hostile-1.example');
      expect(quoted).toMatchObject({
        companyname: "O'Neil''s 'quoted' Sanayi",
        hunter_urgency: "O'Neil''s 'quoted' Sanayi",
      });
      const turkish = await world.sandbox.row('hostile-8.example');
      expect(turkish).toMatchObject({ companyname: 'İIıi ŞşĞğÇçÖöÜü' });
      const cut = await world.sandbox.row('hostile-6.example');
      expect(cut['lastname']).toMatch(/^(😀)+…$/u);
      for (const domain of INTERNATIONAL) {
        expect(await world.sandbox.row(domain)).toMatchObject({
          websiteurl: `https://${domain}`,
          companyname: 'Örnek İşletme',
        });
      }

      const again = await pushAll();
      const { writes } = await world.sandbox.state();
      expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['no-op']));
      expect(writes).toBe(leads.size);
    },
    240_000,
  );
});
