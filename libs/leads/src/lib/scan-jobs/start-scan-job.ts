import { Inject, Injectable } from '@nestjs/common';
import {
  AuditLogRepository,
  LeadRepository,
  OutboxRepository,
  ScanJobRepository,
  type ScanJobRow,
} from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { readLeadDomain } from '../scan/read-lead-domain';
import { SCAN_QUEUE, type ScanQueue } from './scan-queue';
import { toScanJobResponse } from './to-scan-job-response';
import { wakeOrLeaveToRelay } from './wake-or-leave-to-relay';

export interface RejectedDomain {
  readonly input: string;
  readonly code: string;
  readonly suggestion: string | null;
}

export interface StartedScanJob {
  readonly job: ScanJobRow;
  readonly rejected: readonly RejectedDomain[];
}

const REJECTED_IN_PROBLEM = 100;

/** Starts a scan of many domains: job, items and unscanned leads are committed, then the workers are woken. */
@Injectable()
export class StartScanJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leads: LeadRepository,
    private readonly scanJobs: ScanJobRepository,
    private readonly outbox: OutboxRepository,
    private readonly audit: AuditLogRepository,
    @Inject(SCAN_QUEUE) private readonly queue: ScanQueue,
  ) {}

  /** @throws ProblemError `invalid-domain` when none of the domains can be scanned: nothing is stored then. */
  async startScanJob(request: {
    readonly domains: readonly string[];
    readonly principal: string;
    readonly requestId: string;
  }): Promise<StartedScanJob> {
    const { accepted, rejected } = sortOut(request.domains);
    if (accepted.size === 0) throw nothingToScan(rejected);
    const { items, job } = await this.dataSource.transaction(async (manager) => {
      const pending = [...accepted].map(([domain, unicode_domain]) => ({
        domain,
        unicode_domain,
        company_name: null,
        contact_emails: [],
        contact_quality_score: null,
      }));
      await this.leads.savePendingLeads(manager, 'scan', pending);
      const items = await this.scanJobs.saveScanJob(manager, {
        kind: 'scan',
        requestedBy: request.principal,
        domains: [...accepted.keys()],
      });
      await this.audit.saveEntry(manager, {
        principal: request.principal,
        action: 'scan-job.start',
        subject: items.scanJobId,
        requestId: request.requestId,
      });
      const job = await this.scanJobs.findScanJob(items.scanJobId, manager);
      if (job === null) throw new Error('a saved job is found');
      await this.outbox.saveEvents(manager, [{ name: 'job.progress', data: { ...toScanJobResponse(job) } }]);
      return { items, job };
    });
    if (items.itemIds.length > 0) await wakeOrLeaveToRelay(this.queue, items);
    return { job, rejected };
  }
}

/** Every input is either accepted or told as rejected, so that their numbers add up for the caller. */
function sortOut(inputs: readonly string[]): {
  readonly accepted: ReadonlyMap<string, string>;
  readonly rejected: readonly RejectedDomain[];
} {
  const accepted = new Map<string, string>();
  const rejected: RejectedDomain[] = [];
  for (const input of inputs) {
    const target = readLeadDomain(input);
    const reject = (code: string, suggestion: string | null): void => {
      rejected.push({ input: input.slice(0, 300), code, suggestion });
    };
    if (!target.ok) reject(target.code, target.suggestion);
    else if (accepted.has(target.domain)) reject('duplicate', null);
    else accepted.set(target.domain, target.unicodeDomain);
  }
  return { accepted, rejected };
}

function nothingToScan(rejected: readonly RejectedDomain[]): ProblemError {
  return new ProblemError('invalid-domain', {
    detail: 'None of the domains can be scanned.',
    errors: rejected.slice(0, REJECTED_IN_PROBLEM).map(({ code, suggestion }, index) => ({
      field: `domains[${String(index)}]`,
      code,
      ...(suggestion === null ? {} : { suggestion }),
    })),
  });
}
