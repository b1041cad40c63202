import type { ApiReply } from '../http/exchange.js';
import { jsonReply, noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { readQueryOptions } from '../odata/query-options.js';
import { contextUrl, renderRow } from '../odata/render-row.js';
import type { Row } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { appliedHeader } from './retrieve-row.js';

export interface WriteOutcome {
  readonly created: boolean;
  readonly row: Row;
  /** The address the caller used, when it was an alternate key: it may come back in OData-EntityId. */
  readonly keyForm?: string;
}

/**
 * 204 with OData-EntityId for every successful write; only with return=representation a body, and then the status tells
 * a creation (201) from an update (200).
 */
export function writeReply(context: ApiContext, entity: EntityDefinition, outcome: WriteOutcome): ApiReply {
  if (context.preferences.returnRepresentation) {
    const query = readQueryOptions(context.request.query);
    const json = renderRow(context.org, entity, outcome.row, { query, preferences: context.preferences });
    const body = { '@odata.context': `${contextUrl(context.serviceRoot, entity, query)}/$entity`, ...json };
    return jsonReply(body, appliedHeader(context), outcome.created ? 201 : 200);
  }
  const byKey = context.faults.get('entity_id_form') !== 'guid' ? outcome.keyForm : undefined;
  const url = `${context.serviceRoot}/${byKey ?? `${entity.entitySetName}(${outcome.row.id})`}`;
  return noContent({ 'odata-entityid': url, location: url });
}
