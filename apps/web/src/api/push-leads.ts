import { fetchJson } from './fetch-json';
import { newIdempotencyKey } from './idempotency-key';
import { toPushTargetBody } from './push-target';
import type { PushTarget } from './push-target';
import type { BulkPushReceipt } from './types';

export function pushLeads(target: PushTarget): Promise<BulkPushReceipt> {
  return fetchJson<BulkPushReceipt>('/d365/push-leads', {
    method: 'POST',
    body: toPushTargetBody(target),
    idempotencyKey: newIdempotencyKey(),
  });
}
