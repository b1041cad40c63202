import { fetchJson } from './fetch-json';
import { newIdempotencyKey } from './idempotency-key';
import type { StartedScanJob } from './types';

/** Queues many domains; those that can't be one come back as `rejected`. */
export function startScanJob(domains: readonly string[]): Promise<StartedScanJob> {
  return fetchJson<StartedScanJob>('/scan-jobs', {
    method: 'POST',
    body: { domains },
    idempotencyKey: newIdempotencyKey(),
  });
}
