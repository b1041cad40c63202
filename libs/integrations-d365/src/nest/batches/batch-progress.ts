import type { D365FailureCode } from '../../lib/failure-codes';
import type { PushJobKind, PushJobStatus, PushOutcome } from '../../lib/sync-status';

/** How far a batch is, counted from its jobs. */
export interface BatchProgress {
  readonly batchId: string;
  readonly kind: PushJobKind;
  readonly undoOf: string | null;
  /** The batch that takes this one back, when there is one. */
  readonly undoneBy: string | null;
  readonly requestedBy: string;
  readonly createdAt: Date;
  /** Null while a job is open. */
  readonly finishedAt: Date | null;
  readonly accepted: number;
  readonly skippedTotal: number;
  readonly total: number;
  readonly statuses: Readonly<Record<PushJobStatus, number>>;
  readonly outcomes: Readonly<Record<PushOutcome, number>>;
  readonly failures: readonly { readonly code: D365FailureCode; readonly count: number }[];
  /** Jobs that wrote over something, which an undo could put back. */
  readonly undoable: number;
}
