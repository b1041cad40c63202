import type { Server } from 'node:http';
import { Logger, type INestApplication, type INestApplicationContext } from '@nestjs/common';
import { Counter, register } from 'prom-client';
import request from 'supertest';
import { readD365Config, type D365EnabledConfig } from '../src/lib/config';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PUSH_LOG_CONTEXT } from '../src/nest/push-log';
import { CapturedLogs } from './captured-logs';
import { createTestDatabase, insertLead, type TestDatabase } from './database';
import { RecordedEvents, startApi, startWorker, TestRedis } from './host';
import { RedisMonitor } from './redis-monitor';
import { ScriptedOrg, type ArrivedWrite, type ScriptedAnswer, type ScriptedReply } from './scripted-org';
import { TableLeadSource } from './table-lead-source';
import { waitUntil } from './wait-until';

/** One value per credential and per field of a lead that is about somebody; each is looked for everywhere. */
const CANARIES = {
  clientSecret: 'canary-secret-Zx81',
  refusedSecret: 'canary-refused-secret-Zx82',
  token: 'eyJ0eXAi.canary-token-Zx83.signature',
  companyName: 'Canary Sanayi Zx84',
  contactLastName: 'Canaryoğlu-Zx85',
  contactEmail: 'canary.person.zx86@canary.example',
  infrastructure: 'canary-infrastructure-Zx87',
  oneLiner: 'canary-one-liner-Zx88',
  nextStep: 'canary-next-step-Zx89',
  evidence: 'canary-evidence-Zx90',
  referralId: 'canary-referral-Zx91',
} as const;

/** Everywhere that a value must not turn up in, by a name for the report. */
type Places = Readonly<Record<string, string>>;

function findLeaks(places: Places): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    Object.entries(CANARIES)
      .filter(([, canary]) => text.includes(canary) || text.includes(JSON.stringify(canary).slice(1, -1)))
      .map(([field]) => `${field} in ${place}`),
  );
}

/** A vendor at its worst: the error repeats the whole request, with the token. */
function repeatAll(status: number, code: string, write: ArrivedWrite): ScriptedReply {
  const message = `Refused: ${JSON.stringify(write.body)} by ${write.authorization}`;
  return { status, body: { error: { code, message } }, headers: { 'Retry-After': '0', REQ_ID: 'req-1' } };
}

const arrived: ArrivedWrite[] = [];

const SCENARIOS: Readonly<Record<string, (write: ArrivedWrite) => ScriptedAnswer>> = {
  'success.example': () => undefined,
  'value-refused.example': (write) => repeatAll(400, '0x80044331', write),
  'plug-in.example': (write) => repeatAll(400, '0x80040265', write),
  'token-refused.example': (write) => repeatAll(401, '', write),
  'throttled.example': (write) => repeatAll(429, '0x80072322', write),
  'down.example': (write) => repeatAll(503, '', write),
  'silent.example': () => 'silence',
  'broken.example': () => 'hang-up',
};

const plantedTotal = new Counter({ name: 'planted_total', help: 'A metric of this spec.', labelNames: ['of'] });

/** Its lead cannot even be read: the error quotes everything. */
const BREAKS = 'breaks.example';

describe('credentials and what is known about people', () => {
  const org = new ScriptedOrg();
  const events = new RecordedEvents();
  const redis = new TestRedis();
  const answers: string[] = [];
  let database: TestDatabase;
  let api: INestApplication;
  let worker: INestApplicationContext;
  let logs: CapturedLogs;
  let monitor: RedisMonitor;

  beforeAll(async () => {
    org.token = CANARIES.token;
    org.onWrite = (domain, write) => {
      arrived.push(write);
      return SCENARIOS[domain]?.(write);
    };
    org.start();
    fillLeads();
    database = await createTestDatabase();
    monitor = await RedisMonitor.start(redis.url);
    api = await startApi(hostOf(CANARIES.clientSecret));
    logs = CapturedLogs.start();
  });

  afterAll(async () => {
    logs.stop();
    await worker.close();
    await api.close();
    monitor.stop();
    redis.close();
    await database.remove();
    org.stop();
    jest.restoreAllMocks();
  });

  function fillLeads(): void {
    const fetchRow = TableLeadSource.prototype.fetchLead;
    jest.spyOn(TableLeadSource.prototype, 'fetchLead').mockImplementation(async function (this: TableLeadSource, id) {
      const lead = await fetchRow.call(this, id);
      if (lead?.domain === BREAKS) throw new Error(`cannot read ${JSON.stringify(CANARIES)}`);
      const { companyName, contactLastName, contactEmail, infrastructure, oneLiner, nextStep } = CANARIES;
      return lead === null
        ? null
        : {
            ...lead,
            ...{ companyName, contactLastName, contactEmail, infrastructure, oneLiner, nextStep },
            evidence: [{ text: CANARIES.evidence, readAt: null }],
            referral: { id: CANARIES.referralId, type: 'Referral' },
          };
    });
  }

  function hostOf(secret: string) {
    const config = readD365Config({
      ...org.environment,
      HUNTER_D365_CLIENT_SECRET: secret,
      HUNTER_D365_TIMEOUT_MS: '400',
    }) as D365EnabledConfig;
    return { dataSource: database.dataSource, config, events, redis, contacts: new Map<string, string>() };
  }

  async function work(secret: string): Promise<void> {
    worker = await startWorker(hostOf(secret));
    logs.listen();
  }

  async function ask(method: 'get' | 'post', path: string, body?: object): Promise<request.Response> {
    const sent = request(api.getHttpServer() as Server)[method](path);
    const answer = await (body === undefined ? sent : sent.send(body));
    answers.push(answer.text);
    return answer;
  }

  async function push(domain: string): Promise<PushJobEntity> {
    const leadId = await insertLead(database.dataSource, { domain, company_name: CANARIES.companyName });
    const receipt = await ask('post', '/d365/push-lead', { lead_id: leadId });
    const { job_id: id } = receipt.body as { job_id: string };
    const ended = await waitUntil(async () => {
      const job = await database.dataSource.manager.findOneByOrFail(PushJobEntity, { id });
      return job.finishedAt === null ? undefined : job;
    }, 100_000);
    await ask('get', `/d365/jobs/${id}`);
    return ended;
  }

  /** Errors and audit of every job; what was written to which column is what an undo needs, and is left out. */
  async function rowsOf(): Promise<string> {
    const rows = await Promise.all([
      database.dataSource.query(`SELECT to_jsonb(j) - 'changes' FROM d365_push_jobs j`),
      database.dataSource.query('SELECT to_jsonb(a) FROM d365_push_attempts a'),
      database.dataSource.query('SELECT to_jsonb(b) FROM d365_push_batches b'),
      database.dataSource.query('SELECT d365_sync_error, d365_sync_status, d365_lead_id FROM leads'),
    ]);
    return JSON.stringify(rows);
  }

  async function places(): Promise<Places> {
    return {
      logs: logs.lines.join(''),
      redis: monitor.commands.join('\n'),
      'error and audit rows': await rowsOf(),
      metrics: await register.metrics(),
      events: JSON.stringify([events.told, events.batches, events.outcomes]),
      'api answers': answers.join('\n'),
    };
  }

  test('stay inside while a secret is refused', async () => {
    const { refusedSecret } = CANARIES;
    org.onSignIn = () => ({
      status: 401,
      body: { error: 'invalid_client', error_description: `AADSTS7000215: ${refusedSecret}`, error_codes: [7000215] },
    });
    await work(refusedSecret);
    expect(await push('sign-in.example')).toMatchObject({ errorCode: 'sign-in-secret-invalid' });
    await ask('get', '/d365/checklist');
    await worker.close();
    org.onSignIn = () => undefined;
  }, 120_000);

  test('stay inside through success, refusals, limits, time-outs and outages', async () => {
    await work(CANARIES.clientSecret);
    const domains = [...Object.keys(SCENARIOS), BREAKS];
    const jobs = await Promise.all(domains.map(push));
    expect(
      Object.fromEntries(jobs.map(({ errorCode, status }, index) => [domains[index], errorCode ?? status])),
    ).toEqual({
      'success.example': 'succeeded',
      'value-refused.example': 'value-too-long',
      'plug-in.example': 'automation-refused',
      'token-refused.example': 'token-refused',
      'throttled.example': 'throttled',
      'down.example': 'server-unavailable',
      'silent.example': 'timed-out',
      'broken.example': 'unreachable',
      'breaks.example': 'unexpected',
    });
    const [written] = arrived.filter(({ body }) => JSON.stringify(body).includes(CANARIES.contactEmail));
    expect(written?.authorization).toBe(`Bearer ${CANARIES.token}`);
  }, 120_000);

  test('stay inside when the api refuses', async () => {
    await ask('post', '/d365/push-lead', { lead_id: 'x', contact: CANARIES.contactEmail });
    await ask('post', '/d365/push-leads', { lead_ids: [CANARIES.contactEmail] });
    await ask('get', '/d365/jobs?status=nonsense');
    await ask('get', '/d365/jobs');
    await ask('get', '/d365/checklist');
    await ask('get', '/d365/delivery');
  });

  test('are found in no log line, job payload, error, audit row, metric, event or answer', async () => {
    const searched = await places();
    expect(logs.messages(PUSH_LOG_CONTEXT)).toEqual(expect.arrayContaining(['lead pushed', 'push attempt broke']));
    expect(searched['redis']).toMatch(/evalsha.*d365/i);
    expect(findLeaks(searched)).toEqual([]);
  });

  test.each<[string, (canary: string) => unknown]>([
    ['logs', (canary) => new Logger(PUSH_LOG_CONTEXT).warn({ message: 'planted', of: canary })],
    ['redis', (canary) => redis.createClient('client').set(`${redis.prefix}:planted`, canary)],
    [
      'error and audit rows',
      (canary) => database.dataSource.query('UPDATE d365_push_attempts SET request_id = $1', [canary]),
    ],
    ['metrics', (canary) => plantedTotal.inc({ of: canary })],
    ['events', (canary) => events.told.push({ ...someEvent(), d365_lead_url: canary })],
    ['api answers', (canary) => answers.push(canary)],
  ])('would be found in the %s', async (place, plant) => {
    await plant(CANARIES.oneLiner);
    await waitUntil(async () => ((await places())[place]?.includes(CANARIES.oneLiner) === true ? true : undefined));
    expect(findLeaks(await places())).toContain(`oneLiner in ${place}`);
  });

  function someEvent() {
    const [event] = events.told;
    if (event === undefined) throw new Error('nothing was told');
    return event;
  }
});
