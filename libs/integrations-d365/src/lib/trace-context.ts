import { AsyncLocalStorage } from 'node:async_hooks';
import { isGuid } from './odata';

const traces = new AsyncLocalStorage<string>();

/** Runs something, and all that it waits for, on behalf of the API request with this id. */
export function runTraced<Result>(traceId: string | null, run: () => Result): Result {
  return traceId === null ? run() : traces.run(traceId, run);
}

/** The id of the API request that the running work was ordered by, as far as Dynamics can take it: it wants a GUID. */
export function currentTraceId(): string | null {
  const traceId = traces.getStore();
  return traceId !== undefined && isGuid(traceId) ? traceId : null;
}
