import type { D365StatusEvent, LeadItem } from './types';

interface LedgerEntry {
  readonly event: D365StatusEvent;
  readonly receivedAt: number;
}

/** Long past any request's life, so what is dropped can no longer be overtaken. */
const KEEP_MS = 120_000;
const entries = new Map<string, LedgerEntry>();

/** Remembers a status that arrived by event, with the moment (`performance.now()`) it did. */
export function recordStatusEvent(event: D365StatusEvent, receivedAt: number): void {
  for (const [leadId, entry] of entries) {
    if (receivedAt - entry.receivedAt > KEEP_MS) entries.delete(leadId);
  }
  entries.set(event.lead_id, { event, receivedAt });
}

export function applyStatus<T extends LeadItem>(lead: T, event: D365StatusEvent): T {
  return {
    ...lead,
    d365_status: event.d365_status,
    d365_last_synced_at: event.d365_last_synced_at,
    d365_last_error: event.d365_last_error,
    d365_lead_url: event.d365_lead_url,
    d365_changed_since: event.d365_status !== 'synced' && lead.d365_changed_since === true,
  };
}

/**
 * Puts the event's status over an answer that was asked for before the event came: such an answer may be older, and
 * a badge must not step back from Synced to Syncing. If it was newer after all, its own event is on the way.
 */
export function withNewerStatus<T extends LeadItem>(lead: T, askedAt: number): T {
  const entry = entries.get(lead.id);
  return entry !== undefined && entry.receivedAt >= askedAt ? applyStatus(lead, entry.event) : lead;
}

export function withNewerStatuses<T extends LeadItem>(leads: readonly T[], askedAt: number): readonly T[] {
  return leads.map((lead) => withNewerStatus(lead, askedAt));
}
