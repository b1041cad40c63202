import { toErrorBody } from '../lib/error-body';
import type { D365Status, PushJobStatus } from '../lib/sync-status';
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
  return { batch_id: batch.id, accepted: batch.accepted, skipped: [...batch.skipped] };
}

export function toJobResponse(job: PushJobEntity): PushJobDto {
  return {
    job_id: job.id,
    lead_id: job.leadId,
    batch_id: job.batchId,
    status: job.status,
    attempt_count: job.attemptCount,
    outcome: job.outcome,
    last_error: toErrorBody(job.errorCode),
    kept: [...job.kept],
    notes: [...job.notes],
    d365_lead_id: job.d365LeadId,
    next_attempt_at: job.status === 'queued' ? job.nextAttemptAt.toISOString() : null,
    created_at: job.createdAt.toISOString(),
    updated_at: job.updatedAt.toISOString(),
  };
}
