import type { Principal } from '@hunter/platform';
import type { PushRequester, RetryRequester } from './push-job.repository';

/** Who asks, and in which request to the API. */
export type Asker = Principal & { readonly traceId?: string };

export function toRequester(asker: Asker, idempotencyKey: string | null): PushRequester {
  return { ...toRetryRequester(asker), entraObjectId: asker.entraObjectId ?? null, idempotencyKey };
}

export function toRetryRequester(asker: Asker): RetryRequester {
  return { requestedBy: asker.id, traceId: asker.traceId ?? null };
}
