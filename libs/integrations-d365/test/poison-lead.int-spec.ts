import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { readD365Config, type D365EnabledConfig } from '../src/lib/config';
import type { D365FailureCode } from '../src/lib/failure-codes';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PushRequests } from '../src/nest/push-requests.service';
import { createTestDatabase, insertLead, type TestDatabase } from './database';
import { RecordedEvents, startApi, startWorker, TestRedis } from './host';
import { jobsEnded } from './jobs-ended';
import { ScriptedOrg, type ScriptedReply } from './scripted-org';
import { REFUSAL_CASES, toRefusalBody } from './vendor-errors';
import { rep } from './world';

const SIZE = 100;
const POISONED = 'lead-42.example';

function replyOf(title: string): ScriptedReply {
  const found = REFUSAL_CASES.find((one) => one.title === title);
  if (found === undefined) throw new Error(`no case ${title}`);
  return { status: found.status, body: toRefusalBody(found) };
}

describe.each([
  ['in bulk', '100'],
  ['one by one', '1'],
])('one poison lead among a hundred that go out %s', (_how, chunkSize) => {
  const org = new ScriptedOrg();
  let database: TestDatabase;
  let api: INestApplication;
  let worker: INestApplicationContext;
  let redis: TestRedis;

  beforeEach(async () => {
    org.start();
    redis = new TestRedis();
    database = await createTestDatabase();
    const config = readD365Config({
      ...org.environment,
      HUNTER_D365_CHUNK_SIZE: chunkSize,
      HUNTER_D365_CONCURRENCY: '16',
    });
    const host = {
      dataSource: database.dataSource,
      config: config as D365EnabledConfig,
      events: new RecordedEvents(),
      redis,
      contacts: new Map<string, string>(),
    };
    api = await startApi(host);
    worker = await startWorker(host);
  });

  afterEach(async () => {
    await worker.close();
    await api.close();
    redis.close();
    await database.remove();
    org.stop();
  });

  async function pushAll(): Promise<readonly PushJobEntity[]> {
    const leadIds = await Promise.all(
      Array.from({ length: SIZE }, (_, index) =>
        insertLead(database.dataSource, { domain: `lead-${String(index)}.example` }),
      ),
    );
    const { id } = await api.get(PushRequests).pushLeads(leadIds, rep, null);
    return jobsEnded(database.dataSource, { batchId: id }, 150_000);
  }

  test.each<[string, D365FailureCode]>([
    ['plug-in refused', 'automation-refused'],
    // A row that drags a synchronous plug-in into a time-out, message after message.
    ['deadlock', 'server-busy'],
  ])(
    'leaves 99 synced and 1 in error: %s',
    async (title, code) => {
      const reply = replyOf(title);
      org.onWrite = (domain) => (domain === POISONED ? reply : undefined);
      org.onBulkWrite = (domains) => (domains.includes(POISONED) ? reply : undefined);
      const jobs = await pushAll();
      const failed = jobs.filter(({ status }) => status !== 'succeeded');
      expect(failed).toMatchObject([{ status: 'error', errorCode: code }]);
      const [lead] = await database.dataSource.query<{ domain: string }[]>('SELECT domain FROM leads WHERE id = $1', [
        failed[0]?.leadId,
      ]);
      expect(lead?.domain).toBe(POISONED);
      const badges = await database.dataSource.query<unknown[]>(
        'SELECT d365_sync_status AS badge, count(*)::int FROM leads GROUP BY 1 ORDER BY 2',
      );
      expect(badges).toEqual([
        { badge: 'error', count: 1 },
        { badge: 'synced', count: SIZE - 1 },
      ]);
    },
    180_000,
  );
});
