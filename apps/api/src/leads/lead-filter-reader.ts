import { Injectable } from '@nestjs/common';
import type { FilteredLeads, LeadFilterSource, LeadListFilter } from '@hunter/integrations-d365';
import { LeadSearch } from '@hunter/persistence';
import { readLeadFilter } from './read-lead-query';

/** Finds the leads behind a filter of the lead list, in the grammar of its query string. */
@Injectable()
export class LeadFilterReader implements LeadFilterSource {
  constructor(private readonly search: LeadSearch) {}

  /** @throws ProblemError `invalid-query` naming what is allowed */
  findLeadIds(filter: LeadListFilter, limit: number | null): Promise<FilteredLeads> {
    return this.search.searchLeadIds(readLeadFilter(filter, this.search.vocabulary), limit);
  }
}
