import { fetchJson } from './fetch-json';
import { newIdempotencyKey } from './idempotency-key';
import type { BulkPushReceipt } from './types';

export function pushLeads(leadIds: readonly string[]): Promise<BulkPushReceipt> {
  return fetchJson<BulkPushReceipt>('/d365/push-leads', {
    method: 'POST',
    body: { lead_ids: leadIds },
    idempotencyKey: newIdempotencyKey(),
  });
}
