import type { D365FailureCode } from './failure-codes';
import type { FailureText } from './failure-texts';

/** The badge of a lead, as the API says it. */
export const D365_STATUSES = ['not_synced', 'queued', 'in_progress', 'synced', 'error'] as const;
export type D365Status = (typeof D365_STATUSES)[number];

/** The states of a push job; the first two are open. */
export const PUSH_JOB_STATUSES = ['queued', 'in_progress', 'succeeded', 'blocked', 'error'] as const;
export type PushJobStatus = (typeof PUSH_JOB_STATUSES)[number];

export const PUSH_OUTCOMES = ['created', 'updated', 'no-op', 'restored'] as const;
/** What came of a job that succeeded; `restored` is an undo that put something back. */
export type PushOutcome = (typeof PUSH_OUTCOMES)[number];

/** `undo` takes back what an earlier push wrote. */
export const PUSH_JOB_KINDS = ['push', 'undo'] as const;
export type PushJobKind = (typeof PUSH_JOB_KINDS)[number];

export const BATCH_STATUSES = ['running', 'finished'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** A failure in words, on the wire: English first, every language beside it. */
export interface D365ErrorBody {
  readonly code: D365FailureCode;
  readonly message: string;
  readonly remedy: string;
  readonly translations: Readonly<Record<'tr' | 'en', FailureText>>;
}

/** Data of the server-sent event `d365.status`. */
export interface D365StatusEvent {
  readonly lead_id: string;
  readonly d365_status: D365Status;
  readonly d365_last_synced_at: string | null;
  readonly d365_last_error: D365ErrorBody | null;
  readonly d365_lead_url: string | null;
}

/** Data of the server-sent event `d365.batch`: how many jobs of a batch are in which state. */
export interface D365BatchEvent {
  readonly batch_id: string;
  readonly kind: PushJobKind;
  readonly status: BatchStatus;
  readonly total: number;
  readonly queued: number;
  readonly in_progress: number;
  readonly succeeded: number;
  readonly blocked: number;
  readonly error: number;
}
