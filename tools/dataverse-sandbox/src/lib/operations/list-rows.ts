import { urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { QueryOptions } from '../odata/query-options.js';
import { readQueryOptions } from '../odata/query-options.js';
import { filterRows, sortRows } from '../odata/query-rows.js';
import { contextUrl, renderRow, selectedColumns } from '../odata/render-row.js';
import type { Row } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import { appliedHeader } from './retrieve-row.js';
import { isTracking, trackChanges } from './track-changes.js';

const MAX_PAGE = 5000;

/** GET of a collection: filter, order, page. A page's next link carries the offset, as opaque to clients as the real one. */
export function listRows(context: ApiContext, entity: EntityDefinition): ApiReply {
  requirePrivilege(context, 'Read', entity);
  const query = readQueryOptions(context.request.query);
  selectedColumns(context.org, entity, query);
  if (isTracking(context, query)) return trackChanges(context, entity, query);
  const matched = sortRows(context.org, entity, matchRows(context, entity, query), query);
  const limited = query.top === undefined ? matched : matched.slice(0, query.top);
  const offset = readSkipToken(query.skipToken);
  const pageSize = Math.min(context.preferences.maxPageSize ?? MAX_PAGE, MAX_PAGE);
  const page = limited.slice(offset, offset + pageSize);
  const hasMore = query.top === undefined && offset + pageSize < limited.length;
  return jsonReply(
    {
      '@odata.context': contextUrl(context.serviceRoot, entity, query),
      ...(query.count ? { '@odata.count': Math.min(matched.length, MAX_PAGE) } : {}),
      value: page.map((row) => renderRow(context.org, entity, row, { query, preferences: context.preferences })),
      ...(hasMore ? { '@odata.nextLink': nextLink(context, offset + pageSize) } : {}),
    },
    appliedHeader(context),
  );
}

/** `GET leads/$count`: a bare number, at most 5000. */
export function countRows(context: ApiContext, entity: EntityDefinition): ApiReply {
  requirePrivilege(context, 'Read', entity);
  const matched = matchRows(context, entity, readQueryOptions(context.request.query));
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(Math.min(matched.length, MAX_PAGE)) };
}

function matchRows(context: ApiContext, entity: EntityDefinition, query: QueryOptions): Row[] {
  return filterRows(context.org, entity, visibleRows(context, entity), query);
}

/** An organisation without bulk messages does not list them either. */
function visibleRows(context: ApiContext, entity: EntityDefinition): Row[] {
  if (entity.logicalName === 'sdkmessagefilter' && context.faults.get('bulk_messages') === false) return [];
  return [...context.org.table(entity.logicalName).rows.values()];
}

function readSkipToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, offset] = /istracking="False" offset="(\d+)"/.exec(decodeURIComponent(token)) ?? [];
  if (offset === undefined) throw urlErrors.badQuery('Malformed $skiptoken.');
  return Number(offset);
}

function nextLink(context: ApiContext, offset: number): string {
  const query = new URLSearchParams(context.request.query);
  query.set('$skiptoken', encodeURIComponent(`<cookie istracking="False" offset="${offset}" />`));
  return `${context.serviceRoot}/${context.request.path}?${query.toString()}`;
}
