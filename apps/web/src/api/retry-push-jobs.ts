import { fetchJson } from './fetch-json';
import type { PushChoices, PushReceipt, RetryReceipt } from './types';

/** Gives one failed or blocked push fresh attempts, with what the rep decided about it. */
export function retryPushJob(jobId: string, choices: PushChoices): Promise<PushReceipt> {
  return fetchJson<PushReceipt>(`/d365/jobs/${encodeURIComponent(jobId)}/retry`, { method: 'POST', body: choices });
}

/** Gives every failed push there is fresh attempts. */
export function retryAllFailed(): Promise<RetryReceipt> {
  return fetchJson<RetryReceipt>('/d365/jobs/retry', { method: 'POST', body: {} });
}

/** Gives every failed push of a batch fresh attempts. */
export function retryFailedOf(batchId: string): Promise<RetryReceipt> {
  return fetchJson<RetryReceipt>('/d365/jobs/retry', { method: 'POST', body: { filter: { batch_id: batchId } } });
}
