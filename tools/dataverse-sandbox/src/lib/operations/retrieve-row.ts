import { rowErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { readQueryOptions } from '../odata/query-options.js';
import { contextUrl, renderRow } from '../odata/render-row.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { Row } from '../store/row.js';
import { etagOf } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { addressOf, rowAt } from './find-row.js';
import { requirePrivilege } from './privileges.js';

/** The row at a key, or the 404 that belongs to the kind of key. */
export function requireRow(context: ApiContext, entity: EntityDefinition, key: SegmentKey): Row {
  const address = addressOf(context.org, entity, key);
  const row = rowAt(context.org, entity, address);
  if (row !== undefined) return row;
  throw address.kind === 'id'
    ? rowErrors.idNotFound(entity.logicalName, address.id)
    : rowErrors.keyNotFound(entity.logicalName);
}

/** GET of one row; 304 when the caller already has this version. */
export function retrieveRow(context: ApiContext, entity: EntityDefinition, key: SegmentKey): ApiReply {
  requirePrivilege(context, 'Read', entity);
  const row = requireRow(context, entity, key);
  const query = readQueryOptions(context.request.query);
  const isPlain = query.expand.length === 0 && context.preferences.annotations.length === 0;
  if (isPlain && context.request.headers['if-none-match'] === etagOf(row)) {
    return { status: 304, headers: { etag: etagOf(row) } };
  }
  const json = renderRow(context.org, entity, row, { query, preferences: context.preferences });
  const body = { '@odata.context': `${contextUrl(context.serviceRoot, entity, query)}/$entity`, ...json };
  return jsonReply(body, { etag: etagOf(row), ...appliedHeader(context) });
}

/** Preference-Applied, when there is something to say. */
export function appliedHeader(context: ApiContext): Record<string, string> {
  const { applied } = context.preferences;
  return applied.length === 0 ? {} : { 'preference-applied': applied.join(',') };
}
