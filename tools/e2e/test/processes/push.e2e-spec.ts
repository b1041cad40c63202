import { printFigure, printSeconds, secondsSince } from '../../src/figure.js';
import type { RunningStack } from '../../src/stack/running-stack.js';
import { startStack } from '../../src/stack/start-stack.js';
import { waitFor } from '../../src/wait-for.js';

/** Four times what is promised for a machine of its own. */
const PUSH_LIMIT_SECONDS = 20;
/** Longer than any test waits: the sandbox holds its answer until the one who asked is gone. */
const HOLD_MS = 600_000;
const LEAD_WRITES = { method: 'PATCH', route: 'leads' };
const MAX_ATTEMPTS = 3;

describe('pushing a lead', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack();
  });

  afterEach(async () => {
    await stack.dataverse.resetFaults();
  });

  afterAll(async () => {
    await stack?.dispose();
  });

  async function waitForPushJob(jobId: string, status: string) {
    return waitFor(`the push to be ${status}`, async () => {
      const job = await stack.api.fetchPushJob(jobId);
      return job.status === status ? job : undefined;
    });
  }

  it('goes from the scan to synced, with one row in Dynamics', async () => {
    const startedAt = performance.now();
    const lead = await stack.api.scanLead('first.example');
    expect(lead).toMatchObject({
      provider: 'M365',
      readiness_score: 90,
      segment: 'Existing',
      d365_status: 'not_synced',
    });
    const receipt = await stack.api.pushLead('first.example');
    expect(receipt).toMatchObject({ lead_id: lead.id, d365_status: 'queued' });
    const synced = await stack.api.waitForD365Status('first.example', 'synced');
    const seconds = secondsSince(startedAt);
    printSeconds('scan, push, synced', seconds);

    const [row, ...others] = await stack.dataverse.fetchLeadRows('first.example');
    expect(others).toEqual([]);
    expect(synced.d365_lead_url).toContain(row?.leadid);
    expect(synced.d365_last_error).toBeNull();
    expect(seconds).toBeLessThan(PUSH_LIMIT_SECONDS);
  });

  it('a second time keeps the row and writes nothing', async () => {
    const before = await stack.dataverse.fetchState();
    const { job_id } = await stack.api.pushLead('first.example');
    const job = await waitForPushJob(job_id, 'succeeded');
    expect(job.outcome).toBe('no-op');
    const after = await stack.dataverse.fetchState();
    expect({ leads: after.leads, writes: after.write_requests }).toEqual({
      leads: before.leads,
      writes: before.write_requests,
    });
    printFigure('rows after the second push', String((await stack.dataverse.fetchLeadRows('first.example')).length));
  });

  it('survives a worker that is killed between the commit there and the commit here', async () => {
    const { domain } = await stack.api.scanLead('firtinalimedikal.test');
    await stack.dataverse.setFaults({ commit_gate: { count: 1, hold_ms: HOLD_MS, match: LEAD_WRITES } });
    const { job_id } = await stack.api.pushLead(domain);
    await waitFor('the row in Dynamics', async () =>
      (await stack.dataverse.fetchLeadRows(domain)).length === 1 ? true : undefined,
    );
    expect((await stack.api.fetchPushJob(job_id)).status).toBe('in_progress');
    const killedAt = performance.now();
    const killed = stack.killProgram('worker');
    await stack.dataverse.resetFaults();
    await stack.waitForRestart('worker', killed);
    await stack.api.waitForD365Status(domain, 'synced');
    printSeconds('worker killed between the commits, synced again', secondsSince(killedAt));

    expect(await stack.dataverse.fetchLeadRows(domain)).toHaveLength(1);
    expect(await stack.api.fetchPushJob(job_id)).toMatchObject({ status: 'succeeded', last_error: null });
  });

  it('survives an answer that is lost after the commit', async () => {
    const { domain } = await stack.api.scanLead('rivabianca.test');
    const before = await stack.dataverse.fetchState();
    await stack.dataverse.setFaults({ lost_responses: { count: 1, match: LEAD_WRITES } });
    const { job_id } = await stack.api.pushLead(domain);
    const job = await waitForPushJob(job_id, 'succeeded');
    const after = await stack.dataverse.fetchState();
    expect(after.lost_responses - before.lost_responses).toBe(1);
    expect(job.last_error).toBeNull();
    expect((await stack.api.fetchLead(domain)).d365_status).toBe('synced');
    expect(await stack.dataverse.fetchLeadRows(domain)).toHaveLength(1);
    printFigure('attempts with a lost answer', String(job.attempt_count));
  });

  describe('while Dynamics is dead', () => {
    let jobId: string;
    const domain = 'sahinkayamakina.example';
    const scannedMeanwhile = ['zeytindagi-medikal.example', 'kuzeyisigigida.example', 'dogusanotomotiv.test'];

    it('ends in an error with a remedy after three attempts, ready and scanning all the time', async () => {
      await stack.api.scanLead(domain);
      await stack.dataverse.setFaults({ outage: { mode: 'reset', scope: 'all' } });
      const startedAt = performance.now();
      jobId = (await stack.api.pushLead(domain)).job_id;
      const scanJob = await stack.api.startScanJob(scannedMeanwhile);
      const readiness: boolean[] = [];
      await waitFor('the push to be given up', async () => {
        readiness.push(await stack.api.isReady());
        return (await stack.api.fetchPushJob(jobId)).status === 'error' ? true : undefined;
      });
      printSeconds('dead Dynamics, error after three attempts', secondsSince(startedAt));

      expect(readiness.filter((isReady) => !isReady)).toEqual([]);
      expect((await fetch(new URL('/healthz/ready', stack.addresses.worker))).status).toBe(200);
      expect(await stack.api.waitForScanJob(scanJob.job_id)).toMatchObject({ done: 3, succeeded: 3 });
      expect((await stack.api.fetchPushJob(jobId)).attempt_count).toBe(MAX_ATTEMPTS);
    });

    it('says what happened and what to do in English and in Turkish', async () => {
      const { d365_status, d365_last_error } = await stack.api.fetchLead(domain);
      expect(d365_status).toBe('error');
      expect(d365_last_error).toMatchObject({ code: 'unreachable' });
      const { en, tr } = (d365_last_error as unknown as { translations: Record<'en' | 'tr', Record<string, string>> })
        .translations;
      for (const part of ['message', 'remedy']) {
        expect(en[part]).toMatch(/\S/);
        expect(tr[part]).toMatch(/\S/);
        expect(tr[part]).not.toBe(en[part]);
      }
    });

    it('is pushed by a redrive once Dynamics is back', async () => {
      await stack.dataverse.resetFaults();
      const startedAt = performance.now();
      await stack.api.retryPushJob(jobId);
      await stack.api.waitForD365Status(domain, 'synced');
      printSeconds('redrive after the outage, synced', secondsSince(startedAt));
      expect((await stack.api.fetchLead(domain)).d365_last_error).toBeNull();
      expect(await stack.dataverse.fetchLeadRows(domain)).toHaveLength(1);
    });
  });
});
