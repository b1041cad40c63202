import { Inject, Injectable } from '@nestjs/common';
import { AuditLogRepository, OutboxRepository } from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { DOMAIN_READER, type DomainReader } from './domain-reader';
import { readLeadDomain } from './read-lead-domain';
import { SaveScans } from './save-scans';

export interface ScanLeadRequest {
  readonly domain: string;
  readonly companyName: string | null;
  readonly principal: string;
  readonly requestId: string;
}

/** Scans one domain now: reading, verdict and score are committed together with the event that tells of them. */
@Injectable()
export class ScanLead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scans: SaveScans,
    private readonly outbox: OutboxRepository,
    private readonly audit: AuditLogRepository,
    @Inject(DOMAIN_READER) private readonly reader: DomainReader,
  ) {}

  /** Returns the lead's id. @throws ProblemError `invalid-domain` or `consumer-mail-domain`; nothing is stored then. */
  async scanLead(request: ScanLeadRequest): Promise<string> {
    const target = readLeadDomain(request.domain);
    if (!target.ok) {
      throw new ProblemError(target.problem, {
        errors: [
          {
            field: 'domain',
            code: target.code,
            ...(target.suggestion === null ? {} : { suggestion: target.suggestion }),
          },
        ],
      });
    }
    const reading = await this.reader.readDomain(target.domain, 'full');
    return this.dataSource.transaction(async (manager) => {
      const saved = await this.scans.saveScans(manager, [
        { target: { ...target, companyName: request.companyName, source: 'scan' }, reading },
      ]);
      const leadId = saved.get(target.domain)?.leadId;
      if (leadId === undefined) throw new Error('a scan that was saved has a lead');
      await this.outbox.saveEvents(manager, [
        { name: 'lead.updated', data: { lead_id: leadId, domain: target.domain } },
      ]);
      await this.audit.saveEntry(manager, {
        principal: request.principal,
        action: 'lead.scan',
        subject: leadId,
        requestId: request.requestId,
      });
      return leadId;
    });
  }
}
