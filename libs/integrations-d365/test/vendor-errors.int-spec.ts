import type { Server } from 'node:http';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { register } from 'prom-client';
import request from 'supertest';
import { readD365Config, type D365EnabledConfig } from '../src/lib/config';
import { FAILURE_TEXTS } from '../src/lib/failure-texts';
import { PushAttemptEntity } from '../src/nest/entities/push-attempt.entity';
import { PushJobEntity } from '../src/nest/entities/push-job.entity';
import { PUSH_LOG_CONTEXT } from '../src/nest/push-log';
import { PushRequests } from '../src/nest/push-requests.service';
import { CapturedLogs } from './captured-logs';
import { createTestDatabase, insertLead, type TestDatabase } from './database';
import { RecordedEvents, startApi, startWorker, TestRedis } from './host';
import { ScriptedOrg } from './scripted-org';
import {
  LIMIT_CASES,
  PRECONDITION_CASES,
  REFUSAL_CASES,
  SIGN_IN_CASES,
  toRefusalBody,
  toSignInBody,
  TOKEN_CASES,
  VALIDATION_CASES,
  VENDOR_CANARY,
  type RefusalCase,
  type SignInCase,
} from './vendor-errors';
import { jobsEnded } from './jobs-ended';
import { rep } from './world';

const MAX_ATTEMPTS = 3;

describe('a push that the vendor refuses', () => {
  const org = new ScriptedOrg();
  const events = new RecordedEvents();
  const redis = new TestRedis();
  let database: TestDatabase;
  let api: INestApplication;
  let worker: INestApplicationContext;
  let logs: CapturedLogs;
  let count = 0;

  beforeAll(async () => {
    org.start();
    database = await createTestDatabase();
    const config = readD365Config(org.environment) as D365EnabledConfig;
    const host = { dataSource: database.dataSource, config, events, redis, contacts: new Map<string, string>() };
    api = await startApi(host);
    worker = await startWorker(host);
    logs = CapturedLogs.start();
  });

  afterAll(async () => {
    logs.stop();
    await worker.close();
    await api.close();
    redis.close();
    await database.remove();
    org.stop();
  });

  async function pushAll(domains: readonly string[]): Promise<readonly PushJobEntity[]> {
    const requests = api.get(PushRequests);
    const jobs = await Promise.all(
      domains.map(async (domain) => {
        const leadId = await insertLead(database.dataSource, { domain });
        return requests.pushLead({ leadId }, rep, null);
      }),
    );
    return jobsEnded(database.dataSource, { ids: jobs.map(({ id }) => id) }, 150_000);
  }

  async function expectEnd(job: PushJobEntity, { code, kind, status }: RefusalCase | SignInCase): Promise<void> {
    const isRepeated = kind === 'transient' || kind === 'conflict';
    const state = kind === 'blocked' ? 'blocked' : 'error';
    expect(job).toMatchObject({ status: state, errorCode: code, attemptCount: isRepeated ? MAX_ATTEMPTS : 1 });

    const { manager } = database.dataSource;
    const attempts = await manager.find(PushAttemptEntity, { where: { jobId: job.id }, order: { leaseToken: 'ASC' } });
    expect(attempts.map(({ outcome }) => outcome).at(-1)).toBe(state);
    if (kind !== 'blocked')
      expect(attempts).toMatchObject(attempts.map(() => ({ errorCode: code, httpStatus: status })));

    const [lead] = await database.dataSource.query<unknown[]>('SELECT * FROM leads WHERE id = $1', [job.leadId]);
    expect(lead).toMatchObject({ d365_sync_status: 'error', d365_sync_error: code });
    const answer = await request(api.getHttpServer() as Server)
      .get(`/d365/jobs/${job.id}`)
      .expect(200);
    expect(answer.body).toMatchObject({
      status: state,
      last_error: { code, ...FAILURE_TEXTS[code].en, translations: FAILURE_TEXTS[code] },
    });
    expect(events.told.filter((event) => event.lead_id === job.leadId).at(-1)).toMatchObject({
      d365_status: 'error',
      d365_last_error: { code, translations: FAILURE_TEXTS[code] },
    });
    for (const shown of [job, attempts, lead, answer.text]) expect(JSON.stringify(shown)).not.toContain(VENDOR_CANARY);
  }

  // First, since a token that was given is kept.
  test.each(SIGN_IN_CASES)('at the sign-in: $title ends with $code', async (one) => {
    org.onSignIn = () => ({ status: one.status, body: toSignInBody(one), headers: { 'Retry-After': '0' } });
    for (const job of await pushAll([`sign-in-${String((count += 1))}.example`])) await expectEnd(job, one);
  });

  // The limits last, since they slow down what comes after them.
  test.each([
    ['the token and its user', TOKEN_CASES],
    ['a precondition', PRECONDITION_CASES],
    ['a value or the shape of the request', VALIDATION_CASES],
    ['a limit or an overload', LIMIT_CASES],
  ])(
    'by Dataverse, over %s: each ends in its state, with its code and its words',
    async (_about, cases) => {
      org.onSignIn = () => undefined;
      const caseOf = new Map(cases.map((one) => [`refused-${String((count += 1))}.example`, one]));
      org.onWrite = (domain) => {
        const one = caseOf.get(domain);
        if (one === undefined) throw new Error(`nobody pushed ${domain}`);
        return { status: one.status, body: toRefusalBody(one), headers: { 'Retry-After': '0', REQ_ID: 'req-1' } };
      };
      const ended = await pushAll([...caseOf.keys()]);
      expect(ended).toHaveLength(cases.length);
      for (const [index, one] of cases.entries()) {
        const job = ended[index];
        if (job !== undefined) await expectEnd(job, one);
      }
    },
    180_000,
  );

  test('is told in codes alone: to the log, the metrics and whoever listens', async () => {
    expect(logs.messages(PUSH_LOG_CONTEXT)).toContain('push attempt failed');
    const metrics = await register.metrics();
    for (const { code } of [...REFUSAL_CASES, ...SIGN_IN_CASES]) expect(metrics).toContain(`{code="${code}"}`);
    const told = [logs.lines.join(''), metrics, JSON.stringify(events.told), JSON.stringify(events.batches)];
    for (const text of told) expect(text).not.toContain(VENDOR_CANARY);
  });
});
