import { Injectable } from '@nestjs/common';
import { normalizeDomain } from '@hunter/core-normalizer';
import { LeadRepository, type LeadRow } from '@hunter/persistence';
import { ProblemError } from '@hunter/platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Finds the lead that a path names by its id or by its domain in any spelling. */
@Injectable()
export class LeadReader {
  constructor(private readonly leads: LeadRepository) {}

  /** @throws ProblemError `lead-not-found` */
  async fetchLead(idOrDomain: string): Promise<LeadRow> {
    const key = UUID.test(idOrDomain) ? idOrDomain : domainKeyOf(idOrDomain);
    const lead = key === null ? null : await this.leads.findLead(key);
    if (lead === null)
      throw new ProblemError('lead-not-found', { detail: 'No lead has this id or domain. Scan the domain first.' });
    return lead;
  }
}

function domainKeyOf(text: string): string | null {
  const result = normalizeDomain(text);
  return result.ok ? result.registrableDomain : null;
}
