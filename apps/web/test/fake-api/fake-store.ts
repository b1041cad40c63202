import type { LeadDetail, LeadKpis, LeadPage, ScanJob } from '../../src/api/types';
import type { EventHub } from './event-hub';
import { createLead } from './fake-leads';

/** The same folding on both sides of a search, as the real server does it. */
function fold(text: string): string {
  return text.toLocaleLowerCase('tr').replaceAll('ı', 'i').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

const SORTS: Readonly<Record<string, (lead: LeadDetail) => string | number>> = {
  priority: (lead) => `${lead.priority_category ?? 'P9'}${String(999 - (lead.readiness_score ?? 0))}`,
  score: (lead) => lead.readiness_score ?? -1,
  domain: (lead) => lead.domain,
  segment: (lead) => lead.segment ?? '',
  provider: (lead) => lead.provider ?? '',
  d365_status: (lead) => lead.d365_status ?? '',
  scanned_at: (lead) => lead.scanned_at ?? '',
};

const CHOICES = ['segment', 'provider', 'priority_category', 'd365_status'] as const;

/** Leads and jobs in memory, with the list's filters, order and cursor. */
export class FakeStore {
  readonly leads = new Map<string, LeadDetail>();
  readonly jobs = new Map<string, ScanJob>();

  constructor(
    leads: readonly LeadDetail[],
    private readonly hub: EventHub,
  ) {
    for (const lead of leads) this.leads.set(lead.domain, lead);
  }

  find(key: string): LeadDetail | undefined {
    return this.leads.get(key) ?? [...this.leads.values()].find((lead) => lead.id === key);
  }

  /** Everything behind a filter, in no order. */
  match(params: URLSearchParams): LeadDetail[] {
    const q = fold(params.get('q') ?? '');
    return [...this.leads.values()].filter(
      (lead) =>
        fold(`${lead.domain} ${lead.company_name ?? ''}`).includes(q) &&
        CHOICES.every((name) => isAmong(params.get(name), lead[name] ?? null)) &&
        (params.get('tenant_elsewhere') !== 'true' || lead.tenant_elsewhere === true),
    );
  }

  countStatus(status: LeadDetail['d365_status']): number {
    return [...this.leads.values()].filter((lead) => lead.d365_status === status).length;
  }

  list(params: URLSearchParams): LeadPage {
    const matching = this.match(params);
    const sort = params.get('sort') ?? 'priority';
    const key = SORTS[sort.replace(/^-/, '')]!;
    const sign = sort.startsWith('-') ? -1 : 1;
    matching.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.domain < b.domain ? -1 : 1));
    const from = Number(params.get('cursor') ?? 0);
    const to = from + Number(params.get('limit') ?? 50);
    return {
      items: matching.slice(from, to),
      next_cursor: to < matching.length ? String(to) : null,
      ...(params.get('total') === 'true' ? { total: matching.length } : {}),
    };
  }

  kpis(): LeadKpis {
    const all = [...this.leads.values()];
    const count = (test: (lead: LeadDetail) => boolean): number => all.filter(test).length;
    return {
      total: all.length,
      migration: count((lead) => lead.segment === 'Migration'),
      high_priority: count((lead) => lead.priority_category === 'P1' || lead.priority_category === 'P2'),
      best_score: all.length === 0 ? null : Math.max(...all.map((lead) => lead.readiness_score ?? 0)),
      pushed: count((lead) => lead.d365_status === 'synced'),
      tenant_elsewhere: count((lead) => lead.tenant_elsewhere === true),
    };
  }

  change(lead: LeadDetail, change: Partial<LeadDetail>): LeadDetail {
    const changed = { ...lead, ...change, row_version: lead.row_version + 1 };
    this.leads.set(lead.domain, changed);
    return changed;
  }

  scan(domain: string, company: string | null): LeadDetail {
    const known = this.leads.get(domain);
    const lead = known ?? createLead(domain, this.leads.size * 7, company);
    this.leads.set(domain, { ...lead, scanned_at: new Date().toISOString() });
    this.hub.send('lead.updated', { lead_id: lead.id, domain });
    return this.leads.get(domain)!;
  }

  /** A job that scans one domain every `stepMs`. */
  startJob(kind: ScanJob['kind'], domains: readonly (readonly [string, string | null])[], stepMs: number): ScanJob {
    const job: ScanJob = {
      job_id: `job-${String(this.jobs.size + 1)}`,
      kind,
      status: domains.length === 0 ? 'completed' : 'queued',
      total: domains.length,
      pending: domains.length,
      running: 0,
      done: 0,
      succeeded: 0,
      incomplete: 0,
      failed: 0,
      created_at: new Date().toISOString(),
      started_at: null,
      finished_at: null,
    };
    this.jobs.set(job.job_id, job);
    this.runJob(job.job_id, [...domains], stepMs);
    return job;
  }

  private runJob(jobId: string, left: (readonly [string, string | null])[], stepMs: number): void {
    const next = left.shift();
    if (next === undefined) return;
    setTimeout(() => {
      const job = this.jobs.get(jobId)!;
      this.scan(next[0], next[1]);
      const done = job.done + 1;
      const status = done === job.total ? 'completed' : 'running';
      const changed: ScanJob = { ...job, status, done, succeeded: done, pending: job.total - done };
      this.jobs.set(jobId, changed);
      this.hub.send('job.progress', changed);
      this.runJob(jobId, left, stepMs);
    }, stepMs).unref();
  }
}

function isAmong(asked: string | null, value: string | null): boolean {
  return asked === null || asked.split(',').includes(value ?? '');
}
