import type { LeadListContribution } from '@hunter/platform';
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

/** Order of the badge when sorted: what needs a person first comes last, as in the legend. */
const STATUS_RANK_SQL = `(CASE l.d365_sync_status WHEN 'in_progress' THEN '2' WHEN 'synced' THEN '3' WHEN 'error' THEN '4' ELSE (CASE WHEN ${HAS_OPEN_JOB} THEN '1' ELSE '0' END) END)`;

/** What the integration adds to the lead list: the badge, its filter and its sort. No join, so that counting stays cheap. */
export function createD365LeadColumns(config: D365Config): LeadListContribution {
  return {
    key: 'd365',
    columns: [
      { alias: 'd365_status', sql: STATUS_SQL },
      { alias: 'd365_last_synced_at', sql: 'l.d365_sync_last_at' },
      { alias: 'd365_error_code', sql: 'l.d365_sync_error' },
      { alias: 'd365_lead_id', sql: 'l.d365_lead_id' },
      { alias: 'd365_changed_since', sql: CHANGED_SINCE_SQL },
    ],
    filters: {
      d365_status: { values: D365_STATUSES, sql: (parameter) => toStatusCondition(`$${String(parameter)}::text[]`) },
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
