import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ApiComponents } from '@hunter/contracts';
import { PATIENCE_MS, waitFor } from '../wait-for.js';

type Schemas = ApiComponents['schemas'];
export type Lead = Schemas['LeadDetailDto'];
export type LeadItem = Schemas['LeadItemDto'];
export type ScanJob = Schemas['ScanJobDto'];
export type PushJob = Schemas['PushJobDto'];
export type PushReceipt = Schemas['PushReceiptDto'];
export type ImportReceipt = Schemas['ImportAcceptedDto'];
type LeadPage = Schemas['LeadPageDto'];
export type Problem = Schemas['ProblemDto'];

/** An answer as it came, for tests about refusals. */
export interface ApiAnswer<T> {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: T;
}

const LARGEST_PAGE = 200;

/** The product's own HTTP interface, spoken as a stranger would: nothing but fetch. */
export class HunterApi {
  constructor(private readonly url: string) {}

  /** Any request; refusals are answers here. */
  async ask<T = unknown>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<ApiAnswer<T>> {
    const init: RequestInit =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return this.answer<T>(path, init);
  }

  async uploadImport<T = ImportReceipt>(file: Blob, fileName: string): Promise<ApiAnswer<T>> {
    const body = new FormData();
    body.append('file', file, fileName);
    return this.answer<T>('/api/v1/imports', { method: 'POST', body });
  }

  async importFile(path: string): Promise<ImportReceipt> {
    const answer = await this.uploadImport(new Blob([readFileSync(path)], { type: 'text/csv' }), basename(path));
    return accepted(answer, 'importing a file');
  }

  async scanLead(domain: string): Promise<Lead> {
    return accepted(await this.ask<Lead>('POST', '/api/v1/leads/scan', { domain }), `scanning ${domain}`);
  }

  async startScanJob(domains: readonly string[]): Promise<ScanJob> {
    return accepted(await this.ask<ScanJob>('POST', '/api/v1/scan-jobs', { domains }), 'starting a scan job');
  }

  async fetchScanJob(jobId: string): Promise<ScanJob> {
    return accepted(await this.ask<ScanJob>('GET', `/api/v1/scan-jobs/${jobId}`), `reading the job ${jobId}`);
  }

  /** Waits until a scan or import has come to its end; its last state, not the time it takes, is what counts. */
  async waitForScanJob(jobId: string, timeoutMs = PATIENCE_MS): Promise<ScanJob> {
    let last: ScanJob | undefined;
    return waitFor(
      'the end of the job',
      async () => {
        last = await this.fetchScanJob(jobId);
        return last.status === 'completed' ? last : undefined;
      },
      { timeoutMs, describe: () => last },
    );
  }

  async fetchLead(idOrDomain: string): Promise<Lead> {
    return accepted(await this.ask<Lead>('GET', `/api/v1/leads/${idOrDomain}`), `reading ${idOrDomain}`);
  }

  /** Every lead of the list, page by page. */
  async fetchLeads(query: Readonly<Record<string, string>> = {}): Promise<readonly LeadItem[]> {
    const leads: LeadItem[] = [];
    let cursor: string | null = null;
    do {
      const page: LeadPage = await this.fetchLeadPage(query, cursor);
      leads.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return leads;
  }

  async fetchKpis(): Promise<Schemas['LeadKpisDto']> {
    return accepted(await this.ask<Schemas['LeadKpisDto']>('GET', '/api/v1/leads/kpis'), 'reading the key figures');
  }

  async pushLead(domain: string): Promise<PushReceipt> {
    return accepted(await this.ask<PushReceipt>('POST', '/api/v1/d365/push-lead', { domain }), `pushing ${domain}`);
  }

  async retryPushJob(jobId: string): Promise<PushReceipt> {
    return accepted(await this.ask<PushReceipt>('POST', `/api/v1/d365/jobs/${jobId}/retry`), `redriving ${jobId}`);
  }

  async fetchPushJob(jobId: string): Promise<PushJob> {
    return accepted(await this.ask<PushJob>('GET', `/api/v1/d365/jobs/${jobId}`), `reading the push ${jobId}`);
  }

  async waitForD365Status(domain: string, status: LeadItem['d365_status'], timeoutMs = PATIENCE_MS): Promise<Lead> {
    let last: Lead | undefined;
    return waitFor(
      `${domain} to be ${status}`,
      async () => {
        last = await this.fetchLead(domain);
        return last.d365_status === status ? last : undefined;
      },
      { timeoutMs, describe: () => ({ d365_status: last?.d365_status, d365_last_error: last?.d365_last_error }) },
    );
  }

  /** Whether the api says that it is ready; an api that is not there is not ready. */
  async isReady(): Promise<boolean> {
    return (await fetch(new URL('/healthz/ready', this.url))).status === 200;
  }

  private async fetchLeadPage(query: Readonly<Record<string, string>>, cursor: string | null): Promise<LeadPage> {
    const position = cursor === null ? {} : { cursor };
    const parameters = new URLSearchParams({ ...query, ...position, limit: String(LARGEST_PAGE) });
    return accepted(await this.ask<LeadPage>('GET', `/api/v1/leads?${parameters.toString()}`), 'listing the leads');
  }

  private async answer<T>(path: string, init: RequestInit): Promise<ApiAnswer<T>> {
    const response = await fetch(new URL(path, this.url), init);
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      body: (text === '' ? undefined : JSON.parse(text)) as T,
    };
  }
}

function accepted<T>({ status, body }: ApiAnswer<T>, what: string): T {
  if (status < 200 || status > 299) throw new Error(`${what} was answered ${String(status)}: ${JSON.stringify(body)}`);
  return body;
}
