/**
 * SQL for the GUID of the row that Hunter wrote for the lead in row `l`. Before its first write the column may hold the row
 * that stood in the way, kept for its link: it says nothing about where the lead is.
 */
export const WRITTEN_LEAD_ID_SQL = 'CASE WHEN l.d365_sync_last_at IS NULL THEN NULL ELSE l.d365_lead_id END';
