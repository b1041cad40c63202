import { toErrorBody } from '../../lib/error-body';
import { FAILURE_TEXTS } from '../../lib/failure-texts';
import type { D365BatchEvent } from '../../lib/sync-status';
import type { PushBatchProgressDto } from '../dto/push-batch-progress.dto';
import type { BatchProgress } from './batch-progress';

/** The counts as an event carries them: what a progress bar needs. */
export function toBatchEvent(progress: BatchProgress): D365BatchEvent {
  const { statuses } = progress;
  return {
    batch_id: progress.batchId,
    kind: progress.kind,
    status: progress.finishedAt === null ? 'running' : 'finished',
    total: progress.total,
    queued: statuses.queued,
    in_progress: statuses.in_progress,
    succeeded: statuses.succeeded,
    blocked: statuses.blocked,
    error: statuses.error,
  };
}

export function toBatchProgressResponse(progress: BatchProgress): PushBatchProgressDto {
  const { outcomes } = progress;
  return {
    ...toBatchEvent(progress),
    undo_of: progress.undoOf,
    undone_by: progress.undoneBy,
    accepted: progress.accepted,
    already_open: progress.accepted - progress.total,
    skipped_total: progress.skippedTotal,
    created: outcomes.created,
    updated: outcomes.updated,
    no_op: outcomes['no-op'],
    restored: outcomes.restored,
    undoable: progress.undoable,
    failures: progress.failures.map(({ code, count }) => ({
      count,
      error: toErrorBody(code) ?? { code, ...FAILURE_TEXTS[code].en, translations: FAILURE_TEXTS[code] },
    })),
    requested_by: progress.requestedBy,
    created_at: progress.createdAt.toISOString(),
    finished_at: progress.finishedAt?.toISOString() ?? null,
  };
}
