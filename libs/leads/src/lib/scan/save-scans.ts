import { Inject, Injectable } from '@nestjs/common';
import {
  LeadChangeRepository,
  LeadLookupRepository,
  LeadRepository,
  type NewLeadChange,
  type ScannedLead,
} from '@hunter/persistence';
import type { EntityManager } from 'typeorm';
import { toLeadChanges } from '../changes/to-lead-changes';
import { isAnyLookupOn, LOOKUP_SETTINGS, type LookupSettings } from '../lookups/lookup-settings';
import type { DnsReading } from './domain-reader';
import { toScannedLead, type ScanTarget } from './to-scanned-lead';

export interface ReadTarget {
  readonly target: ScanTarget;
  readonly reading: DnsReading;
}

export interface SavedScan {
  readonly leadId: string;
  readonly lead: ScannedLead;
}

/** Writes what scans found, in the caller's transaction: leads, history, changes, and requests for what is read later. */
@Injectable()
export class SaveScans {
  constructor(
    private readonly leads: LeadRepository,
    private readonly changes: LeadChangeRepository,
    private readonly lookups: LeadLookupRepository,
    @Inject(LOOKUP_SETTINGS) private readonly settings: LookupSettings,
  ) {}

  /** Judges the readings against what is known, saves the leads, and returns them by domain. */
  async saveScans(manager: EntityManager, reads: readonly ReadTarget[]): Promise<ReadonlyMap<string, SavedScan>> {
    if (reads.length === 0) return new Map();
    const earlier = await this.leads.fetchEarlierLeads(
      manager,
      reads.map(({ target }) => target.domain),
    );
    const scanned = reads.map(({ target, reading }) =>
      toScannedLead(target, (earlier.get(target.domain)?.reading as DnsReading | undefined) ?? null, reading),
    );
    const ids = await this.leads.saveScannedLeads(manager, scanned);
    const saved = new Map(scanned.map((lead) => [lead.domain, { leadId: idOf(ids, lead.domain), lead }]));
    const changes = [...saved.values()].flatMap(({ leadId, lead }): NewLeadChange[] => {
      const before = earlier.get(lead.domain);
      return before === undefined ? [] : toLeadChanges(before, lead).map((change) => ({ lead_id: leadId, ...change }));
    });
    await this.changes.saveChanges(manager, changes);
    if (isAnyLookupOn(this.settings)) await this.lookups.saveLookupRequests(manager, [...ids.values()]);
    return saved;
  }
}

function idOf(ids: ReadonlyMap<string, string>, domain: string): string {
  const id = ids.get(domain);
  if (id === undefined) throw new Error('a saved lead has an id');
  return id;
}
