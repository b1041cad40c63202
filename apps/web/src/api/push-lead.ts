import { fetchJson } from './fetch-json';
import { newIdempotencyKey } from './idempotency-key';
import type { PushReceipt } from './types';

export function pushLead(leadId: string): Promise<PushReceipt> {
  return fetchJson<PushReceipt>('/d365/push-lead', {
    method: 'POST',
    body: { lead_id: leadId },
    idempotencyKey: newIdempotencyKey(),
  });
}
