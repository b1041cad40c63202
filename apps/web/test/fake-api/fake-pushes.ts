import type { LeadDetail, LeadPreview, PushBatch, PushJob, PushPreview } from '../../src/api/types';

/** A batch of new leads that all went through. */
export function createFinishedBatch(total: number): PushBatch {
  const now = new Date().toISOString();
  return {
    batch_id: 'batch-1',
    kind: 'push',
    status: 'finished',
    undo_of: null,
    undone_by: null,
    accepted: total,
    already_open: 0,
    skipped_total: 0,
    total,
    queued: 0,
    in_progress: 0,
    succeeded: total,
    blocked: 0,
    error: 0,
    created: total,
    updated: 0,
    no_op: 0,
    restored: 0,
    undoable: 0,
    failures: [],
    requested_by: 'local',
    created_at: now,
    finished_at: now,
  };
}

/** All leads new. */
export function createPreview(leads: readonly LeadDetail[]): PushPreview {
  return {
    total: leads.length,
    complete: true,
    counts: { create: leads.length, update: 0, no_op: 0, blocked: 0, unknown: 0 },
    creates_start_flows: leads.length,
    items: leads.map(
      (lead): LeadPreview => ({
        lead_id: lead.id,
        domain: lead.domain,
        action: 'create',
        code: null,
        reason: null,
        d365_lead_id: null,
        d365_lead_url: null,
        fields: [
          {
            column: 'subject',
            effect: 'write',
            kept_because: null,
            hunter: `Hunter: ${lead.domain}`,
            dynamics: null,
            last_written: null,
          },
        ],
        notes: [],
        matches: [],
      }),
    ),
    skipped: [],
  };
}

/** A push that has ended: well, unless told otherwise. */
export function createEndedPush(change: Partial<PushJob>): PushJob {
  const now = new Date().toISOString();
  return {
    job_id: 'push-1',
    lead_id: 'lead-1',
    kind: 'push',
    undo_of: null,
    override: [],
    on_closed: null,
    matches: [],
    d365_lead_url: null,
    status: 'succeeded',
    attempt_count: 1,
    outcome: 'created',
    last_error: null,
    batch_id: null,
    kept: [],
    notes: [],
    d365_lead_id: null,
    next_attempt_at: null,
    created_at: now,
    updated_at: now,
    ...change,
  };
}
