/** A job row `j` that is open, due and held by nobody. */
export const DUE_JOB_SQL = `j.status IN ('queued', 'in_progress') AND j.next_attempt_at <= clock_timestamp()
  AND (j.lease_until IS NULL OR j.lease_until < clock_timestamp())`;
