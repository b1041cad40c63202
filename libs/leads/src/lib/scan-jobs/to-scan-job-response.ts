import type { ScanJobRow } from '@hunter/persistence';

/** The wire form of a scan or import job; also the data of a `job.progress` event. */
export interface ScanJobResponse {
  readonly job_id: string;
  readonly kind: 'scan' | 'import';
  readonly status: 'queued' | 'running' | 'completed';
  readonly total: number;
  readonly pending: number;
  readonly running: number;
  readonly done: number;
  readonly succeeded: number;
  readonly incomplete: number;
  readonly failed: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export function toScanJobResponse(job: ScanJobRow): ScanJobResponse {
  const { id, ...rest } = job;
  return { job_id: id, ...rest, done: job.succeeded + job.incomplete + job.failed };
}
