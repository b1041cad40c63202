import { Inject, Injectable } from '@nestjs/common';
import { fetchFates, MAX_LEADS_PER_REQUEST, type FatesReading } from '../../lib/after-push/fetch-fates';
import {
  fetchTableChanges,
  TRACKED_LEADS,
  TRACKED_OPPORTUNITIES,
  trackingRefusalOf,
  type TableChanges,
} from '../../lib/after-push/fetch-table-changes';
import { DELETED } from '../../lib/after-push/lead-fate';
import { D365Client } from '../../lib/client';
import type { D365FailureCode } from '../../lib/failure-codes';
import { D365_CLIENT } from '../d365.tokens';
import { LeadOutcomeRepository, type WrittenLead } from './lead-outcome.repository';
import { ReadbackRepository, type ReadbackLease, type ReadbackReport } from './readback.repository';

/** Leads that one round of polling asks about; the longest unread ones come first. */
const POLLED_PER_ROUND = 2_000;
const LEADS_PER_PAGE = 1_000;

interface Changes {
  readonly leads: TableChanges;
  readonly opportunities: TableChanges;
}

interface Unread {
  count: number;
  code: D365FailureCode | null;
}

/**
 * Reads back what became of the leads that Hunter wrote. Change tracking only says which leads to look at; what is stored
 * always comes from the rows themselves, so that both ways of reading give the same. Where tracking is not to be had, the
 * leads are asked for in chunks, those unread longest first. Reads only.
 */
@Injectable()
export class LeadReadback {
  constructor(
    private readonly readback: ReadbackRepository,
    private readonly outcomes: LeadOutcomeRepository,
    @Inject(D365_CLIENT) private readonly client: D365Client,
  ) {}

  /** One round under the lease. @throws D365Error, ReadbackLeaseLost; what was read until then is stored. */
  async readBack(lease: ReadbackLease, signal: AbortSignal): Promise<ReadbackReport> {
    const round = new ReadbackRound(lease, signal, this.readback, this.outcomes, this.client);
    const changes = await this.fetchChanges(lease, signal);
    if (typeof changes === 'string') {
      await round.readUnknown();
      await round.read(await this.outcomes.fetchOldest(POLLED_PER_ROUND));
      return toReport(round.unread, { mode: 'polling', links: null, trackingRefusal: changes });
    }
    if (changes.leads.full || changes.opportunities.full) await round.readEverything();
    else await round.readChanged(changes);
    const links = { leads: changes.leads.deltaLink, opportunities: changes.opportunities.deltaLink };
    return toReport(round.unread, { mode: 'tracking', links, trackingRefusal: null });
  }

  /** What changed since the last round, or why Dynamics does not tell. */
  private async fetchChanges(lease: ReadbackLease, signal: AbortSignal): Promise<Changes | D365FailureCode> {
    const ports = {
      client: this.client,
      signal,
      onPage: async () => {
        await this.readback.renew(lease);
      },
    };
    try {
      const leads = await fetchTableChanges(TRACKED_LEADS, lease.leadsLink, ports);
      return { leads, opportunities: await fetchTableChanges(TRACKED_OPPORTUNITIES, lease.opportunitiesLink, ports) };
    } catch (error) {
      const refusal = trackingRefusalOf(error);
      if (refusal === null) throw error;
      return refusal;
    }
  }
}

function toReport(unread: Unread, report: Pick<ReadbackReport, 'mode' | 'links' | 'trackingRefusal'>): ReadbackReport {
  return { ...report, unread: unread.count, unreadCode: unread.code };
}

/** The reading and storing of one round, chunk by chunk, each under the lease. */
class ReadbackRound {
  readonly unread: Unread = { count: 0, code: null };
  private readonly done = new Set<string>();

  constructor(
    private readonly lease: ReadbackLease,
    private readonly signal: AbortSignal,
    private readonly readback: ReadbackRepository,
    private readonly outcomes: LeadOutcomeRepository,
    private readonly client: D365Client,
  ) {}

  async readUnknown(): Promise<void> {
    await this.read(await this.outcomes.fetchUnknown());
  }

  /** After a full read nobody can say what was deleted before it, so every lead is asked for. */
  async readEverything(): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const page: readonly WrittenLead[] = await this.outcomes.fetchWritten(after, LEADS_PER_PAGE);
      await this.read(page);
      after = page.at(-1)?.leadId ?? null;
      if (after === null || page.length < LEADS_PER_PAGE) return;
    }
  }

  async readChanged({ leads, opportunities }: Changes): Promise<void> {
    const changed = new Set([...leads.leadIds, ...opportunities.leadIds]);
    // A row that was restored after its deletion is in both.
    const gone = [...leads.deletedIds].filter((id) => !changed.has(id));
    await this.saveDeleted(await this.outcomes.findWritten(gone, []));
    await this.read(await this.outcomes.findWritten([...changed], [...opportunities.deletedIds]));
    await this.readUnknown();
  }

  async read(leads: readonly WrittenLead[]): Promise<void> {
    const open = leads.filter(({ leadId }) => !this.done.has(leadId));
    for (let start = 0; start < open.length; start += MAX_LEADS_PER_REQUEST) {
      const chunk = open.slice(start, start + MAX_LEADS_PER_REQUEST);
      // Taken before the question: whatever is stored while it is under way is newer.
      const readAt = await this.readback.renew(this.lease);
      const reading = await fetchFates(
        [...new Set(chunk.map(({ d365LeadId }) => d365LeadId))],
        this.client,
        this.signal,
      );
      await this.save(chunk, reading, readAt);
    }
  }

  private async saveDeleted(leads: readonly WrittenLead[]): Promise<void> {
    if (leads.length === 0) return;
    const readAt = await this.readback.renew(this.lease);
    const fates = new Map(leads.map(({ d365LeadId }) => [d365LeadId, DELETED]));
    await this.save(leads, { fates, unread: new Map() }, readAt);
  }

  private async save(chunk: readonly WrittenLead[], { fates, unread }: FatesReading, readAt: Date): Promise<void> {
    const read = chunk.flatMap((lead) => {
      const fate = fates.get(lead.d365LeadId);
      return fate === undefined ? [] : [{ ...lead, fate }];
    });
    const missed = chunk.filter(({ d365LeadId }) => unread.has(d365LeadId));
    await this.readback.saveUnder(this.lease, async (manager) => {
      await this.outcomes.saveFates(manager, read, readAt);
      await this.outcomes.saveUnread(
        manager,
        missed.map(({ leadId }) => leadId),
      );
    });
    for (const { leadId } of chunk) this.done.add(leadId);
    this.unread.count += missed.length;
    this.unread.code ??= [...unread.values()][0] ?? null;
  }
}
