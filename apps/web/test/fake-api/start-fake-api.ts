import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  DeliveryStatus,
  Flags,
  LeadChange,
  LeadDetail,
  PushBatch,
  PushJob,
  PushJobPage,
  RejectedRow,
} from '../../src/api/types';
import { EventHub } from './event-hub';
import { createSampleLeads, UNREACHABLE } from './fake-leads';
import { FakeStore } from './fake-store';
import { createFinishedBatch, createPreview } from './fake-pushes';
import { createChecklist, DELIVERY_FREE, PROVISION_PLAN } from './fake-setup';
import { createBreakdown, createSummary } from './fake-summary';
import { serveDist } from './serve-dist';

interface FakeApiOptions {
  readonly leads?: readonly LeadDetail[];
  readonly flags?: Flags;
}

/** An API in memory over real HTTP, with knobs a test can turn. */
export interface FakeApi {
  readonly url: string;
  readonly hub: EventHub;
  readonly store: FakeStore;
  /** What changed, by domain. */
  readonly changes: Map<string, LeadChange[]>;
  /** Milliseconds between the steps of a push and of a job. */
  stepMs: number;
  /** Milliseconds every answer waits. */
  delayMs: number;
  /** Paths below `/api/v1` that answer 503. */
  broken: RegExp | null;
  /** Whether pushes reach Dynamics. */
  delivery: DeliveryStatus;
  /** The organisation is as the checklist wants it. */
  isRepaired: boolean;
  /** The sheets that every imported file has. */
  sheets: readonly string[];
  /** What the next push ends in. */
  pushEnds: 'synced' | 'error';
  close: () => Promise<void>;
}

class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly errors: readonly (RejectedRow & { readonly allowed?: readonly string[] })[] = [],
  ) {
    super(code);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function checkDomain(domain: string): void {
  const fail = (code: string, suggestion: string | null = null): never => {
    throw new Problem(422, 'invalid-domain', [{ field: 'domain', code, suggestion }]);
  };
  if (domain.includes('İ')) fail('turkish-i', domain.replaceAll('İ', 'i').toLowerCase());
  if (!domain.includes('.')) fail('no-dot');
  if (domain === 'gmail.com') throw new Problem(422, 'consumer-mail-domain');
}

class FakeServer implements FakeApi {
  readonly hub = new EventHub();
  readonly store: FakeStore;
  readonly changes = new Map<string, LeadChange[]>();
  stepMs = 60;
  delayMs = 0;
  broken: RegExp | null = null;
  delivery: DeliveryStatus = DELIVERY_FREE;
  isRepaired = true;
  sheets: readonly string[] = [];
  pushEnds: 'synced' | 'error' = 'synced';
  private readonly pushJobs = new Map<string, PushJob>();
  private batch: PushBatch | undefined;
  private readonly rejected = new Map<string, RejectedRow[]>();
  private readonly server: Server;

  constructor(private readonly options: FakeApiOptions) {
    this.store = new FakeStore(options.leads ?? createSampleLeads(240), this.hub);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.hub.cut();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake.test');
    if (!url.pathname.startsWith('/api/v1/')) {
      serveDist(url.pathname, response);
      return;
    }
    const path = url.pathname.slice('/api/v1'.length);
    try {
      if (this.broken?.test(path) === true) throw new Problem(503, 'service-unavailable');
      if (path === '/events') {
        this.hub.open(response, request.headers['last-event-id'] as string | undefined);
        return;
      }
      const body = await readBody(request);
      if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
      const [status, data] = this.route(request.method ?? 'GET', path, url.searchParams, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
    } catch (error) {
      this.fail(error, response);
    }
  }

  private fail(error: unknown, response: ServerResponse): void {
    const problem = error instanceof Problem ? error : new Problem(500, 'internal');
    const { status, code, errors } = problem;
    response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ type: `/problems/${code}`, title: code, status, code, errors, trace_id: 'trace-1' }));
  }

  private route(method: string, path: string, params: URLSearchParams, body: string): readonly [number, unknown] {
    const parts = path.slice(1).split('/').map(decodeURIComponent);
    const key = `${method} ${parts[0] ?? ''}`;
    if (key === 'GET flags') return [200, this.options.flags ?? { d365_enabled: true, partner_center_enabled: false }];
    if (key === 'GET leads') return this.readLeads(parts, params);
    if (path === '/leads/scan') return this.scanOne(body);
    if (key === 'POST scan-jobs') return this.scanMany(body);
    if (parts[2] === 'rejected') return [200, { items: this.rejected.get(parts[1] ?? '') ?? [], next_line: null }];
    if (key === 'GET scan-jobs') return [200, this.store.jobs.get(parts[1] ?? '') ?? missing('job-not-found')];
    if (key === 'POST imports') return this.importFile(body);
    if (path === '/d365/push-lead') return this.pushOne(body);
    if (path === '/d365/push-leads') return this.pushMany(body);
    if (path === '/d365/preview') return this.previewMany(body);
    if (path.startsWith('/d365/batches/')) return [200, this.batch ?? missing('batch-not-found')];
    if (path === '/d365/status') return [200, this.delivery];
    if (path === '/d365/checklist') return [200, createChecklist(this.isRepaired)];
    if (path === '/d365/provision') return [200, PROVISION_PLAN];
    if (path === '/d365/jobs/retry') return [202, { reopened: this.store.countStatus('error') }];
    if (path === '/d365/jobs') return [200, this.listPushJobs(params.get('lead_id'))];
    return missing('not-found');
  }

  private readLeads([, domain, view]: readonly string[], params: URLSearchParams): readonly [number, unknown] {
    if (domain === undefined) return [200, this.store.list(params)];
    if (domain === 'kpis') return [200, this.store.kpis()];
    const lead = this.store.find(domain) ?? missing('lead-not-found');
    if (view === 'sales-summary') return [200, createSummary(lead, params.get('locale') ?? 'en')];
    if (view === 'changes') return [200, { items: this.changes.get(domain) ?? [], next_cursor: null }];
    if (view === 'score-breakdown') return [200, createBreakdown(lead)];
    return [200, lead];
  }

  private scanOne(body: string): readonly [number, unknown] {
    const { domain } = JSON.parse(body) as { domain: string };
    checkDomain(domain);
    return [200, this.store.scan(domain.toLowerCase(), null)];
  }

  private scanMany(body: string): readonly [number, unknown] {
    const { domains } = JSON.parse(body) as { domains: string[] };
    const [good, refused] = sortOut(domains.map((domain) => [domain, null] as const));
    if (good.length === 0) {
      throw new Problem(
        422,
        'invalid-domain',
        refused.map(({ code, suggestion }, index) => ({ field: `domains[${String(index)}]`, code, suggestion })),
      );
    }
    const rejected = refused.map(({ input, code, suggestion }) => ({ input, code, suggestion }));
    return [202, { ...this.store.startJob('scan', good, this.stepMs), rejected }];
  }

  private importFile(body: string): readonly [number, unknown] {
    const fields = new Map(
      [...body.matchAll(/name="(\w+)"\r\n\r\n(.*?)\r\n--/gs)].map(([, name, value]) => [name, value] as const),
    );
    const part = body.slice(body.indexOf('filename='));
    const text = part.slice(part.indexOf('\r\n\r\n') + 4, part.lastIndexOf('\r\n--'));
    const sheet = fields.get('sheet') ?? this.sheets[0] ?? null;
    const header = text.split(/\r?\n/, 1)[0]!.split(',');
    const domainColumn = fields.get('domain_column') ?? 'domain';
    if (!header.includes(domainColumn)) {
      throw new Problem(422, 'import-unreadable', [
        { field: 'domain_column', code: 'column-not-found', suggestion: null, allowed: header },
      ]);
    }
    const rows = text
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '');
    const [good, rejected] = sortOut(rows.map((row) => [row.split(',')[0] ?? '', row.split(',')[1] ?? null] as const));
    const job = this.store.startJob('import', good, this.stepMs);
    this.rejected.set(job.job_id, rejected);
    return [
      202,
      {
        job_id: job.job_id,
        accepted: good.length,
        rejected,
        rejected_total: rejected.length,
        columns: { domain: domainColumn, company: 'company' },
        sheet,
        other_sheets: this.sheets.filter((name) => name !== sheet),
      },
    ];
  }

  private pushOne(body: string): readonly [number, unknown] {
    const { lead_id: leadId } = JSON.parse(body) as { lead_id: string };
    const lead = this.store.find(leadId) ?? missing('lead-not-found');
    const jobId = this.push(lead);
    return [202, { job_id: jobId, lead_id: lead.id, d365_status: 'queued' }];
  }

  private pushMany(body: string): readonly [number, unknown] {
    const leads = this.readTarget(body);
    const scored = leads.filter((lead) => lead.readiness_score !== null);
    for (const lead of scored) this.push(lead);
    this.batch = createFinishedBatch(scored.length);
    const skipped = leads.filter((lead) => lead.readiness_score === null);
    return [
      202,
      {
        batch_id: 'batch-1',
        accepted: scored.length,
        skipped: skipped.map((lead) => ({ lead_id: lead.id, code: 'lead-not-scored' })),
        skipped_total: skipped.length,
      },
    ];
  }

  private previewMany(body: string): readonly [number, unknown] {
    return [200, createPreview(this.readTarget(body))];
  }

  /** The leads that are named, or everything behind a filter of the list. */
  private readTarget(body: string): readonly LeadDetail[] {
    const target = JSON.parse(body) as { lead_ids?: string[]; filter?: Record<string, string> };
    if (target.filter !== undefined) return this.store.match(new URLSearchParams(target.filter));
    return (target.lead_ids ?? []).map((id) => this.store.find(id) ?? missing('lead-not-found'));
  }

  private push(lead: LeadDetail): string {
    const jobId = `push-${String(this.pushJobs.size + 1)}`;
    const now = new Date().toISOString();
    const job: PushJob = {
      job_id: jobId,
      lead_id: lead.id,
      kind: 'push',
      undo_of: null,
      override: [],
      on_closed: null,
      matches: [],
      d365_lead_url: null,
      status: 'queued',
      attempt_count: 0,
      outcome: null,
      last_error: null,
      batch_id: null,
      kept: [],
      notes: [],
      d365_lead_id: null,
      next_attempt_at: null,
      created_at: now,
      updated_at: now,
    };
    this.pushJobs.set(jobId, job);
    this.setStatus(lead.domain, { d365_status: 'queued' });
    setTimeout(() => {
      this.setStatus(lead.domain, { d365_status: 'in_progress' });
    }, this.stepMs).unref();
    setTimeout(() => {
      this.finishPush(job, lead.domain);
    }, this.stepMs * 2).unref();
    return jobId;
  }

  private listPushJobs(leadId: string | null): PushJobPage {
    const items = [...this.pushJobs.values()].filter((job) => leadId === null || job.lead_id === leadId).reverse();
    return { items, next_cursor: null };
  }

  private finishPush(job: PushJob, domain: string): void {
    const isSynced = this.pushEnds === 'synced';
    this.pushJobs.set(job.job_id, {
      ...job,
      status: isSynced ? 'succeeded' : 'error',
      attempt_count: isSynced ? 1 : 3,
      outcome: isSynced ? 'created' : null,
      last_error: isSynced ? null : UNREACHABLE,
    });
    this.setStatus(
      domain,
      isSynced
        ? {
            d365_status: 'synced',
            d365_last_synced_at: new Date().toISOString(),
            d365_last_error: null,
            d365_lead_url: 'https://crm.example/main.aspx?etn=lead',
          }
        : { d365_status: 'error', d365_last_error: UNREACHABLE },
    );
  }

  private setStatus(domain: string, change: Partial<LeadDetail>): void {
    const lead = this.store.change(this.store.find(domain) ?? missing('lead-not-found'), change);
    this.hub.send('d365.status', {
      lead_id: lead.id,
      d365_status: lead.d365_status,
      d365_last_synced_at: lead.d365_last_synced_at,
      d365_last_error: lead.d365_last_error,
      d365_lead_url: lead.d365_lead_url,
    });
  }
}

function missing(code: string): never {
  throw new Problem(404, code);
}

type Row = readonly [domain: string, company: string | null];

function sortOut(rows: readonly Row[]): readonly [Row[], RejectedRow[]] {
  const good: Row[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, row] of rows.entries()) {
    try {
      checkDomain(row[0]);
      good.push(row);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const detail = error.errors[0];
      rejected.push({
        line: index + 2,
        field: 'domain',
        input: row[0],
        code: detail?.code ?? error.code,
        suggestion: detail?.suggestion ?? null,
      });
    }
  }
  return [good, rejected];
}

export async function startFakeApi(options: FakeApiOptions = {}): Promise<FakeApi> {
  const server = new FakeServer(options);
  await server.listen();
  return server;
}
