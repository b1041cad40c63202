import type { LeadListContribution } from '@hunter/platform';
import { D365_OUTCOMES, type D365Outcome } from '../lib/after-push/lead-fate';
import { toOutcomeBody, type D365OutcomeBody } from '../lib/after-push/outcome-body';
import type { D365Config } from '../lib/config';
import { toErrorBody } from '../lib/error-body';
import { toLeadUrl } from '../lib/lead-url';
import { D365_STATUSES } from '../lib/sync-status';
import { SOURCE_DIGEST_SQL } from './source-digest';

const HAS_OPEN_JOB = `EXISTS (SELECT 1 FROM d365_push_jobs j WHERE j.lead_id = l.id AND j.status IN ('queued', 'in_progress'))`;

/** The column says `pending` both before the first push and while one waits; the open job tells them apart. */
const STATUS_SQL = `(CASE WHEN l.d365_sync_status <> 'pending' THEN l.d365_sync_status::text WHEN ${HAS_OPEN_JOB} THEN 'queued' ELSE 'not_synced' END)`;

const LAST_DIGEST = `(SELECT j.source_digest FROM d365_push_jobs j WHERE j.lead_id = l.id AND j.status = 'succeeded' ORDER BY j.finished_at DESC LIMIT 1)`;

const CHANGED_SINCE_SQL = `(l.d365_sync_status = 'synced' AND coalesce(${LAST_DIGEST} <> ${SOURCE_DIGEST_SQL}, false))`;

/** The lead's own row, or the one that stood in the way of its last push, for the link. */
const LINKED_ROW_SQL = `coalesce(l.d365_lead_id, CASE WHEN l.d365_sync_status = 'error' THEN (SELECT j.d365_lead_id FROM d365_push_jobs j WHERE j.lead_id = l.id AND j.finished_at IS NOT NULL ORDER BY j.finished_at DESC LIMIT 1) END)`;

/** Order of the badge when sorted: what needs a person first comes last, as in the legend. */
const STATUS_RANK_SQL = `(CASE l.d365_sync_status WHEN 'in_progress' THEN '2' WHEN 'synced' THEN '3' WHEN 'error' THEN '4' ELSE (CASE WHEN ${HAS_OPEN_JOB} THEN '1' ELSE '0' END) END)`;

/** About the row that the lead is in Dynamics now, or nothing. */
const OUTCOME_SQL = `(SELECT jsonb_build_object('outcome', o.outcome, 'accountId', o.account_id, 'contactId', o.contact_id, 'opportunityId', o.opportunity_id, 'changedAt', o.changed_at, 'readAt', o.read_at) FROM d365_lead_outcomes o WHERE o.lead_id = l.id AND o.d365_lead_id = lower(l.d365_lead_id))`;

/** What the integration adds to the lead list: the badge, its filter and its sort. No join, so that counting stays cheap. */
export function createD365LeadColumns(config: D365Config): LeadListContribution {
  return {
    key: 'd365',
    columns: [
      { alias: 'd365_status', sql: STATUS_SQL },
      { alias: 'd365_last_synced_at', sql: 'l.d365_sync_last_at' },
      { alias: 'd365_error_code', sql: 'l.d365_sync_error' },
      { alias: 'd365_lead_id', sql: LINKED_ROW_SQL },
      { alias: 'd365_changed_since', sql: CHANGED_SINCE_SQL },
      { alias: 'd365_outcome', sql: OUTCOME_SQL },
    ],
    filters: {
      d365_status: { values: D365_STATUSES, sql: (parameter) => toStatusCondition(`$${String(parameter)}::text[]`) },
      d365_outcome: { values: D365_OUTCOMES, sql: (parameter) => toOutcomeCondition(`$${String(parameter)}::text[]`) },
    },
    sorts: { d365_status: STATUS_RANK_SQL },
    kpis: { pushed: "(count(*) FILTER (WHERE l.d365_sync_status = 'synced'))::int" },
    toFields: (row) => {
      const leadId = row['d365_lead_id'];
      const errorCode = row['d365_error_code'];
      return {
        d365_status: row['d365_status'],
        d365_last_synced_at: toIsoOrNull(row['d365_last_synced_at']),
        d365_last_error: toErrorBody(typeof errorCode === 'string' ? errorCode : null),
        d365_lead_url: config.enabled && typeof leadId === 'string' ? toLeadUrl(config, leadId) : null,
        d365_changed_since: row['d365_changed_since'] === true,
        d365_outcome: readOutcome(config, row['d365_outcome']),
      };
    },
  };
}

/**
 * The first half says nothing new, but when neither of the two statuses is asked for it is what the partial index on the
 * column is made of: a handful of failed pushes is then found without looking at every lead.
 */
function toStatusCondition(statuses: string): string {
  return `(l.d365_sync_status <> 'pending' OR 'queued' = ANY(${statuses}) OR 'not_synced' = ANY(${statuses})) AND ${STATUS_SQL} = ANY(${statuses})`;
}

function toIsoOrNull(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}

/** Of a lead without an outcome nothing is known: no value of the filter matches it. */
function toOutcomeCondition(outcomes: string): string {
  return `l.id IN (SELECT o.lead_id FROM d365_lead_outcomes o JOIN leads ol ON ol.id = o.lead_id WHERE o.outcome = ANY(${outcomes}) AND o.d365_lead_id = lower(ol.d365_lead_id))`;
}

/** The columns as JSON: times are text there. */
interface OutcomeJson {
  readonly outcome: D365Outcome;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly changedAt: string;
  readonly readAt: string;
}

function readOutcome(config: D365Config, value: unknown): D365OutcomeBody | null {
  if (value === null || value === undefined) return null;
  const json = value as OutcomeJson;
  return toOutcomeBody(config, { ...json, changedAt: new Date(json.changedAt), readAt: new Date(json.readAt) });
}
