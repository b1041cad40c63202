import type { BatchItem, BatchOperation } from '../batch/batch-request.js';
import { readBatch } from '../batch/batch-request.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ServiceTimes } from '../faults/fault-knobs.js';
import { countTargetRows } from '../http/count-target-rows.js';
import { routeLabel } from '../http/route-label.js';

interface ChargedRequest {
  readonly route: string;
  readonly body: string;
  readonly contentType: string | undefined;
}

/**
 * The execution time a request is charged with. A row costs the same however it arrives, and an operation inside a batch
 * costs what it would alone: a batch is one request to the request and concurrency limits, and what it saves there the
 * execution time limit takes back.
 */
export function toServiceTimeMs(times: ServiceTimes, { route, body, contentType }: ChargedRequest): number {
  const operations = route === '$batch' ? operationsOf(body, contentType) : [{ route, body }];
  return operations.reduce(
    (sum, one) => sum + times.request_ms + times.row_ms * countTargetRows(one.route, one.body),
    0,
  );
}

function operationsOf(body: string, contentType: string | undefined): { route: string; body: string }[] {
  return readItems(body, contentType)
    .flatMap((item) => (item.kind === 'changeset' ? item.operations : [item.operation]))
    .map((operation) => ({ route: routeOf(operation), body: operation.body }));
}

/** A batch that cannot be read is refused as a whole and costs one operation. */
function readItems(body: string, contentType: string | undefined): readonly BatchItem[] {
  try {
    return readBatch(body, contentType);
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    return [{ kind: 'operation', operation: { method: 'POST', url: '$batch', headers: {}, body: '' } }];
  }
}

const routeOf = ({ url }: BatchOperation): string =>
  routeLabel(
    url
      .replace(/^https?:\/\/[^/]+/, '')
      .replace(/^\/?api\/data\/v\d+\.\d+\//, '')
      .replace(/\?.*$/s, ''),
  );
