import { Inject, Injectable } from '@nestjs/common';
import { AuditLogRepository, LeadRepository, OutboxRepository } from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';
import { DataSource } from 'typeorm';
import { DOMAIN_READER, type DnsReading, type DomainReader } from './domain-reader';
import { readLeadDomain } from './read-lead-domain';
import { toScannedLead } from './to-scanned-lead';

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
    private readonly leads: LeadRepository,
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
    const reading = await this.reader.readDomain(target.domain);
    return this.dataSource.transaction(async (manager) => {
      const earlier = (await this.leads.fetchReadings(manager, [target.domain])).get(target.domain);
      const scanned = toScannedLead(
        { ...target, companyName: request.companyName, source: 'scan' },
        (earlier as DnsReading | undefined) ?? null,
        reading,
      );
      const leadId = (await this.leads.saveScannedLeads(manager, [scanned])).get(target.domain);
      if (leadId === undefined) throw new Error('a saved lead has an id');
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
