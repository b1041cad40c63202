import type { D365Outcome } from './d365-outcome';
import type { D365Error, D365Status, LeadItem } from './types';

export interface LeadD365 {
  readonly status: D365Status;
  readonly lastSyncedAt: string | null;
  readonly lastError: D365Error | null;
  readonly url: string | null;
  readonly hasChangedSince: boolean;
  /** What became of the lead; null: not known. */
  readonly outcome: D365Outcome | null;
}

/** Where a lead stands in Dynamics. A server without the integration sends none of it: then nothing was ever synced. */
export function readLeadD365(lead: LeadItem): LeadD365 {
  return {
    status: lead.d365_status ?? 'not_synced',
    lastSyncedAt: lead.d365_last_synced_at ?? null,
    lastError: lead.d365_last_error ?? null,
    url: lead.d365_lead_url ?? null,
    hasChangedSince: lead.d365_changed_since ?? false,
    outcome: lead.d365_outcome ?? null,
  };
}
