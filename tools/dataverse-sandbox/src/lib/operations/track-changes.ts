import { accessErrors, urlErrors } from '../errors/catalogue.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { QueryOptions } from '../odata/query-options.js';
import { contextUrl, renderRow } from '../odata/render-row.js';
import type { ApiContext } from './api-context.js';
import { appliedHeader } from './retrieve-row.js';

const DAY_MS = 86_400_000;
const EXPIRY_DAYS = 7;
const MAX_PAGE = 5000;

/** Where a reader of changes stands: what it has seen, and how far it is through the current answer. */
interface Cursor {
  /** Version up to which the reader is up to date; undefined in the first, full read. */
  readonly since?: number;
  /** Version that the delta link of this answer will name. */
  readonly upTo: number;
  readonly offset: number;
}

interface Change {
  readonly version: number;
  readonly json: () => Record<string, unknown>;
}

export function isTracking(context: ApiContext, query: QueryOptions): boolean {
  return context.preferences.trackChanges || query.deltaToken !== undefined;
}

/** GET with `Prefer: odata.track-changes`, and the delta links that it hands out. */
export function trackChanges(context: ApiContext, entity: EntityDefinition, query: QueryOptions): ApiReply {
  refuseUnsupported(context, entity, query);
  const cursor = readCursor(context, query);
  const changes = changesSince(context, entity, query, cursor.since);
  const pageSize = Math.min(context.preferences.maxPageSize ?? MAX_PAGE, MAX_PAGE);
  const page = changes.slice(cursor.offset, cursor.offset + pageSize);
  const next = cursor.offset + pageSize;
  const link =
    next < changes.length
      ? { '@odata.nextLink': pageLink(context, { ...cursor, offset: next }) }
      : { '@odata.deltaLink': deltaLink(context, cursor.upTo) };
  const url = contextUrl(context.serviceRoot, entity, query);
  const body = {
    '@odata.context': cursor.since === undefined ? url : `${url}/$delta`,
    value: page.map((change) => change.json()),
    ...link,
  };
  return jsonReply(body, appliedHeader(context));
}

function changesSince(
  context: ApiContext,
  entity: EntityDefinition,
  query: QueryOptions,
  since: number | undefined,
): Change[] {
  const { rows, tombstones } = context.org.table(entity.logicalName);
  const floor = since ?? 0;
  const options = { query, preferences: context.preferences };
  const written = [...rows.values()]
    .filter((row) => row.version > floor)
    .map((row): Change => ({ version: row.version, json: () => renderRow(context.org, entity, row, options) }));
  // A first read has nothing to forget, so deletions count only for a reader that came before.
  const deleted = since === undefined ? [] : tombstones.filter((tombstone) => tombstone.version > since);
  const deletedUrl = `${context.serviceRoot}/$metadata#${entity.entitySetName}/$deletedEntity`;
  const gone = deleted.map(
    ({ id, version }): Change => ({
      version,
      json: () => ({ '@odata.context': deletedUrl, id, reason: 'deleted' }),
    }),
  );
  return [...written, ...gone].sort((left, right) => left.version - right.version);
}

function refuseUnsupported(context: ApiContext, entity: EntityDefinition, query: QueryOptions): void {
  const refused = context.faults.get('change_tracking')?.refused;
  if (refused === 'no-organisation-read') {
    const { id } = context.caller;
    throw accessErrors.missingPrivilege(id, `prvRead${entity.schemaName}`, entity.logicalName, entity.objectTypeCode);
  }
  if (!entity.changeTracking || refused === 'not-enabled') {
    const message = `Entity: ${entity.logicalName} isn't enabled for change tracking.`;
    throw new DataverseError({ status: 400, code: '0x80044353', message });
  }
  const isFiltered = query.filter !== undefined || query.orderBy !== undefined || query.top !== undefined;
  if (isFiltered || query.expand.length > 0) {
    throw urlErrors.badQuery('The odata.track-changes preference does not go with $filter, $orderby, $expand or $top.');
  }
}

function readCursor(context: ApiContext, query: QueryOptions): Cursor {
  if (query.skipToken !== undefined) {
    const [, since, upTo, offset] =
      /istracking="True" since="(\d*)" upto="(\d+)" offset="(\d+)"/.exec(decodeURIComponent(query.skipToken)) ?? [];
    if (upTo === undefined) throw urlErrors.badQuery('Malformed $skiptoken.');
    return { ...(since === '' ? {} : { since: Number(since) }), upTo: Number(upTo), offset: Number(offset) };
  }
  const upTo = context.org.lastVersion;
  if (query.deltaToken === undefined) return { upTo, offset: 0 };
  return { since: readDeltaToken(context, query.deltaToken), upTo, offset: 0 };
}

function readDeltaToken(context: ApiContext, token: string): number {
  const [, version, issued] = /^(\d+)!(.+)$/.exec(token) ?? [];
  const issuedAt = Date.parse(`${issued ?? ''} UTC`);
  if (version === undefined || Number.isNaN(issuedAt)) throw urlErrors.badQuery('Malformed $deltatoken.');
  const expired = context.faults.get('change_tracking')?.expire_tokens === true;
  if (expired || context.org.clock() - issuedAt > EXPIRY_DAYS * DAY_MS) {
    const message = 'Version stamp associated with the client has expired. Please perform a full sync.';
    throw new DataverseError({ status: 400, code: '0x80044352', message });
  }
  return Number(version);
}

/** `919042!11/21/2026 08:10:44`: the version and the moment it was handed out. */
function deltaLink(context: ApiContext, version: number): string {
  const now = new Date(context.org.clock()).toISOString();
  const [year = '', month = '', day = ''] = now.slice(0, 10).split('-');
  return link(context, '$deltatoken', `${version}!${month}/${day}/${year} ${now.slice(11, 19)}`);
}

function pageLink(context: ApiContext, { since, upTo, offset }: Cursor): string {
  const cookie = `<cookie istracking="True" since="${since ?? ''}" upto="${upTo}" offset="${offset}" />`;
  return link(context, '$skiptoken', encodeURIComponent(cookie));
}

function link(context: ApiContext, name: string, value: string): string {
  const query = new URLSearchParams(context.request.query);
  for (const token of ['$skiptoken', '$deltatoken']) query.delete(token);
  // URLSearchParams would write blanks as '+'.
  query.set(name, value);
  return `${context.serviceRoot}/${context.request.path}?${query.toString().replaceAll('+', '%20')}`;
}
