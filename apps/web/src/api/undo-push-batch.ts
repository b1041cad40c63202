import { fetchJson } from './fetch-json';
import type { BulkPushReceipt } from './types';

export function undoPushBatch(batchId: string): Promise<BulkPushReceipt> {
  return fetchJson<BulkPushReceipt>(`/d365/batches/${encodeURIComponent(batchId)}/undo`, { method: 'POST' });
}
