import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import type { LeadFilterSource, LeadListFilter } from '../lib/lead-filter.port';
import type { LeadRef, LeadSource } from '../lib/lead-source.port';
import { LEAD_FILTER, LEAD_SOURCE } from './d365.tokens';
import type { SkippedLead } from './entities/push-batch.entity';

/** Which leads are meant: by id, by one reference, or everything behind a filter of the lead list. */
export type PushTarget =
  | { readonly kind: 'ids'; readonly leadIds: readonly string[] }
  | { readonly kind: 'ref'; readonly ref: LeadRef }
  | { readonly kind: 'filter'; readonly filter: LeadListFilter };

export interface PushTargetLeads {
  readonly accepted: readonly string[];
  readonly skipped: readonly SkippedLead[];
  /** How many leads were meant, also beyond the limit. */
  readonly total: number;
}

/** Turns what a request means into leads that can be pushed, and says which cannot. */
@Injectable()
export class PushTargets {
  constructor(
    @Inject(LEAD_SOURCE) private readonly leads: LeadSource,
    @Inject(LEAD_FILTER) private readonly filters: LeadFilterSource,
  ) {}

  /** @throws ProblemError `lead-not-found` for a single reference, `invalid-body` for an unknown filter */
  async resolve(target: PushTarget, limit: number | null = null): Promise<PushTargetLeads> {
    const { leadIds, total } = await this.findLeads(target, limit);
    const wanted = [...new Set(leadIds)];
    const known = new Map((await this.leads.fetchPushability(wanted)).map((lead) => [lead.leadId, lead.scored]));
    const accepted = wanted.filter((leadId) => known.get(leadId) === true);
    const skipped = wanted
      .filter((leadId) => known.get(leadId) !== true)
      .map(
        (leadId): SkippedLead => ({ lead_id: leadId, code: known.has(leadId) ? 'lead-not-scored' : 'lead-not-found' }),
      );
    return { accepted, skipped, total };
  }

  private async findLeads(
    target: PushTarget,
    limit: number | null,
  ): Promise<{ readonly leadIds: readonly string[]; readonly total: number }> {
    if (target.kind === 'filter') return this.findFiltered(target.filter, limit);
    if (target.kind === 'ids') return { leadIds: target.leadIds, total: target.leadIds.length };
    const leadId = await this.leads.resolveLeadId(target.ref);
    if (leadId === null) throw new ProblemError('lead-not-found');
    return { leadIds: [leadId], total: 1 };
  }

  /** The filter stands in a body here, so what is wrong with it is wrong with the body. */
  private async findFiltered(filter: LeadListFilter, limit: number | null) {
    try {
      return await this.filters.findLeadIds(filter, limit);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalid-query') throw error;
      const errors = (error.options.errors ?? []).map((each) => ({ ...each, field: `filter.${each.field}` }));
      throw new ProblemError('invalid-body', { errors });
    }
  }
}
