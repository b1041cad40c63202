import type { D365Config } from '../config';
import { toRecordUrl } from '../record-url';
import type { D365Outcome, LeadFate } from './lead-fate';

/** What became of a lead in Dynamics, on the wire. */
export interface D365OutcomeBody {
  readonly state: D365Outcome;
  /** Since when Hunter knows it so. */
  readonly since: string;
  readonly read_at: string;
  readonly account_url: string | null;
  readonly contact_url: string | null;
  readonly opportunity_url: string | null;
}

/** Data of the server-sent event `d365.outcome`. */
export interface D365OutcomeEvent {
  readonly lead_id: string;
  readonly d365_outcome: D365OutcomeBody;
}

export interface StoredFate extends LeadFate {
  readonly changedAt: Date;
  readonly readAt: Date;
}

export function toOutcomeBody(config: D365Config, fate: StoredFate): D365OutcomeBody {
  const urlOf = (table: 'account' | 'contact' | 'opportunity', id: string | null): string | null =>
    config.enabled && id !== null ? toRecordUrl(config, table, id) : null;
  return {
    state: fate.outcome,
    since: fate.changedAt.toISOString(),
    read_at: fate.readAt.toISOString(),
    account_url: urlOf('account', fate.accountId),
    contact_url: urlOf('contact', fate.contactId),
    opportunity_url: urlOf('opportunity', fate.opportunityId),
  };
}
