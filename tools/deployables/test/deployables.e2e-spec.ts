import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { Apart, type RunningApp } from './support/apart.js';
import { BULK_DOMAINS } from './support/bulk-domains.mjs';
import { eventually } from './support/eventually.js';
import { EventFeed } from './support/event-feed.js';

const root = join(__dirname, '../../..');
/** A worker that was killed keeps its domains until its lease of 20 s ends. */
const RECOVERY_MS = 100_000;
/** Installing writes tens of thousands of small files, and somebody has to remove them again. */
const SLOW_DISK_MS = 300_000;

interface ScanJob {
  readonly job_id: string;
  readonly status: string;
  readonly total: number;
  readonly done: number;
  readonly succeeded: number;
}

interface Lead {
  readonly id: string;
  readonly readiness_score: number | null;
  readonly d365_status: string;
  readonly d365_lead_url: string | null;
}

interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; integrity?: string; link?: boolean }>>;
}

// The tests build on each other: one deployment lives through all of them.
describe('api and worker, installed apart from the workspace', () => {
  let apart: Apart;
  let feeds: readonly [EventFeed, EventFeed];

  beforeAll(async () => {
    apart = await Apart.start();
    const [a, b] = apart.apis;
    feeds = await Promise.all([EventFeed.open(a.url), EventFeed.open(b.url)]);
  }, SLOW_DISK_MS + 30_000);

  afterAll(async () => {
    // A start that failed has stopped what it had begun.
    const started = apart as Apart | undefined;
    await started?.stop();
    await started?.remove();
  }, SLOW_DISK_MS);

  it.each(['api', 'worker'])('holds the packages of the workspace lock only: %s', (app) => {
    const known = new Set(Object.entries(readLock(join(root, 'package-lock.json'))).map(toIdentity));
    const installed = Object.entries(readLock(join(apart.folder, app, 'node_modules/.package-lock.json')));
    const downloaded = installed.filter(([location, { link }]) => !link && location.includes('node_modules/'));

    expect(downloaded.length).toBeGreaterThan(100);
    expect(downloaded.map(toIdentity).filter((identity) => !known.has(identity))).toEqual([]);
    expect(downloaded.map(([location]) => location)).not.toContain('node_modules/typescript');
  });

  it('imports a list through one api, scans it and tells the other api', async () => {
    const [a, b] = apart.apis;
    const file = new Blob([readFileSync(join(root, 'tools/dev-stack/sample/leads.csv'))]);
    const form = new FormData();
    form.append('file', file, 'leads.csv');
    const accepted = await send<{ job_id: string; accepted: number }>(a, 'POST', 'imports', form);
    expect(accepted.accepted).toBe(200);

    const isDone = (data: object) =>
      (data as ScanJob).job_id === accepted.job_id && (data as ScanJob).status === 'completed';
    await eventually('the import to be done', () => feeds[1].find('job.progress', isDone), 60_000);

    const lead = await send<Lead>(b, 'GET', 'leads/first.example');
    expect(lead.readiness_score).toBe(90);
  }, 70_000);

  it('pushes a lead through one api and streams its status from both', async () => {
    const [a, b] = apart.apis;
    const { id } = await send<Lead>(a, 'GET', 'leads/first.example');
    await send(a, 'POST', 'd365/push-lead', { lead_id: id });

    const isSynced = (data: object) =>
      'lead_id' in data && data.lead_id === id && 'd365_status' in data && data.d365_status === 'synced';
    for (const feed of feeds) await eventually('synced', () => feed.find('d365.status', isSynced), 30_000);

    const lead = await send<Lead>(b, 'GET', `leads/${id}`);
    expect(lead.d365_status).toBe('synced');
    expect(lead.d365_lead_url).toContain(apart.dataverse);
    const rows = await fetchRows(apart);
    expect(rows.filter((row) => row['hunter_domain'] === 'first.example')).toHaveLength(1);
  }, 70_000);

  it('shares a scan job among the workers, and finishes it when one of them is killed', async () => {
    const [a, b] = apart.apis;
    const [doomed, survivor] = apart.workers;
    const before = await Promise.all([scannedBy(doomed), scannedBy(survivor)]);
    const { job_id } = await send<ScanJob>(a, 'POST', 'scan-jobs', { domains: BULK_DOMAINS });

    await eventually(
      'both workers to scan',
      async () => {
        const now = await Promise.all([scannedBy(doomed), scannedBy(survivor)]);
        return now.every((count, index) => count > (before[index] ?? 0)) ? now : undefined;
      },
      30_000,
    );
    process.kill(doomed.pid, 'SIGKILL');
    const atDeath = await send<ScanJob>(b, 'GET', `scan-jobs/${job_id}`);
    expect(atDeath).toMatchObject({ status: 'running', total: BULK_DOMAINS.length });

    const job = await eventually(
      'the job to be finished',
      async () => {
        const found = await send<ScanJob>(b, 'GET', `scan-jobs/${job_id}`);
        return found.status === 'completed' ? found : undefined;
      },
      RECOVERY_MS,
    );
    expect(job).toMatchObject({
      total: BULK_DOMAINS.length,
      done: BULK_DOMAINS.length,
      succeeded: BULK_DOMAINS.length,
    });
    const pending = await send<{ total: number }>(b, 'GET', 'leads?scan_status=pending&total=true&limit=1');
    expect(pending.total).toBe(0);
  }, 240_000);

  it('leaves nothing behind when it is stopped', async () => {
    const pids: number[] = Object.values(apart.pids);
    expect(pids.filter(isRunning)).toHaveLength(pids.length - 1);
    for (const feed of feeds) await expect(feed.close()).resolves.toBeUndefined();

    await apart.stop();

    expect(pids.filter(isRunning)).toEqual([]);
  }, 60_000);
});

function readLock(file: string): Lock['packages'] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages;
}

/** What a package is, wherever it stands. */
function toIdentity([location, { version, integrity }]: [string, Lock['packages'][string]]): string {
  return `${location.slice(location.lastIndexOf('node_modules/'))}@${version} ${integrity}`;
}

async function send<T>({ url }: RunningApp, method: string, path: string, body?: FormData | object): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(body === undefined || isForm ? {} : { headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** How many domains a worker says it has scanned since it was started. */
async function scannedBy({ url }: RunningApp): Promise<number> {
  const response = await fetch(`${url}/metrics`);
  const counts = (await response.text()).matchAll(/^scan_domains_total\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

function fetchRows({ dataverse, caFile }: Apart): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return new Promise((resolve, reject) => {
    const sent = request(`${dataverse}/__rows`, { ca: readFileSync(caFile) }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        resolve((JSON.parse(text) as { rows: Readonly<Record<string, unknown>>[] }).rows);
      });
    });
    sent.once('error', reject).end();
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
