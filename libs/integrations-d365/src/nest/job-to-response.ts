import type { D365Config } from '../lib/config';
import { toErrorBody } from '../lib/error-body';
import { toLeadUrl } from '../lib/lead-url';
import type { MatchedRow } from '../lib/matched-row';
import { toRecordUrl } from '../lib/record-url';
import type { D365Status, PushJobStatus } from '../lib/sync-status';
import type { MatchedRowDto } from './dto/matched-row.dto';
import type { PushBatchReceiptDto } from './dto/push-batch.dto';
import type { PushJobDto, PushReceiptDto } from './dto/push-job.dto';
import type { PushBatchEntity } from './entities/push-batch.entity';
import type { PushJobEntity } from './entities/push-job.entity';

const STATUS_OF_JOB: Readonly<Record<PushJobStatus, D365Status>> = {
  queued: 'queued',
  in_progress: 'in_progress',
  succeeded: 'synced',
  blocked: 'error',
  error: 'error',
};

export function toPushReceipt(job: PushJobEntity): PushReceiptDto {
  return { job_id: job.id, lead_id: job.leadId, d365_status: STATUS_OF_JOB[job.status] };
}

export function toBatchReceipt(batch: PushBatchEntity): PushBatchReceiptDto {
  return {
    batch_id: batch.id,
    accepted: batch.accepted,
    skipped: [...batch.skipped],
    skipped_total: batch.skippedTotal,
  };
}

export function toMatchResponse(row: MatchedRow, config: D365Config): MatchedRowDto {
  const { table, id, name, matchedOn, open } = row;
  return { table, id, name, matched_on: matchedOn, open, url: config.enabled ? toRecordUrl(config, table, id) : null };
}

export function toJobResponse(job: PushJobEntity, config: D365Config): PushJobDto {
  return {
    job_id: job.id,
    lead_id: job.leadId,
    batch_id: job.batchId,
    kind: job.kind,
    undo_of: job.undoOf,
    status: job.status,
    attempt_count: job.attemptCount,
    outcome: job.outcome,
    last_error: toErrorBody(job.errorCode),
    kept: [...job.kept],
    notes: [...job.notes],
    override: [...job.choices.override],
    on_closed: job.choices.onClosed,
    matches: job.matches.map((row) => toMatchResponse(row, config)),
    d365_lead_id: job.d365LeadId,
    d365_lead_url: config.enabled && job.d365LeadId !== null ? toLeadUrl(config, job.d365LeadId) : null,
    next_attempt_at: job.status === 'queued' ? job.nextAttemptAt.toISOString() : null,
    created_at: job.createdAt.toISOString(),
    updated_at: job.updatedAt.toISOString(),
  };
}
