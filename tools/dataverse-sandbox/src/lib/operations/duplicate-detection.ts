import { rowErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { Literal } from '../odata/literal.js';
import { readQueryOptions } from '../odata/query-options.js';
import { contextUrl, renderRow } from '../odata/render-row.js';
import type { PathSegment } from '../odata/resource-path.js';
import { fold } from '../store/collation.js';
import type { Organization } from '../store/organization.js';
import type { Columns, Row } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import { readJsonObject, readPayload } from './read-payload.js';

/** The published default rules: the same e-mail address, in these tables. */
const SAME_EMAIL: ReadonlySet<string> = new Set(['lead', 'account', 'contact']);

/** Applies the duplicate rules when the request asks for it; by default the Web API suppresses them. */
export function refuseDuplicates(context: ApiContext, entity: EntityDefinition, id: string, columns: Columns): void {
  const suppressed = context.request.headers['mscrm.suppressduplicatedetection'];
  if (suppressed?.toLowerCase() !== 'false' || !SAME_EMAIL.has(entity.logicalName)) return;
  if (duplicatesOf(context.org, entity, columns).some((row) => row.id !== id)) throw rowErrors.duplicateDetected();
}

/** The rows that the published rules hold for the same. */
function duplicatesOf(org: Organization, entity: EntityDefinition, columns: Columns): Row[] {
  const email = columns['emailaddress1'];
  if (typeof email !== 'string' || email === '') return [];
  const { baseLanguage } = org.profile;
  const wanted = fold(email, baseLanguage);
  return [...org.table(entity.logicalName).rows.values()].filter((row) => {
    const other = row.columns['emailaddress1'];
    return typeof other === 'string' && fold(other, baseLanguage) === wanted;
  });
}

/** The function RetrieveDuplicates: the rows of a table that the rules hold for the same as a row that may not be there. */
export function retrieveDuplicates(context: ApiContext, { key }: PathSegment): ApiReply {
  const { org } = context;
  const values = key?.kind === 'named' ? key.values : {};
  const business = readObject(values['BusinessEntity']);
  const paging = readObject(values['PagingInfo']);
  const name = values['MatchingEntityName'];
  const entity = name?.kind === 'string' ? org.entity(name.value) : undefined;
  const count = Number(paging?.['Count'] ?? NaN);
  if (business === undefined || entity === undefined || !(count > 0) || !SAME_EMAIL.has(entity.logicalName)) {
    throw urlErrors.badQuery('RetrieveDuplicates needs BusinessEntity, MatchingEntityName and PagingInfo.');
  }
  requirePrivilege(context, 'Read', entity);
  const offset = (Math.max(1, Number(paging?.['PageNumber'] ?? 1)) - 1) * count;
  const found = duplicatesOf(org, entity, readPayload(org, entity, business)).slice(offset, offset + count);
  const query = readQueryOptions(context.request.query);
  return jsonReply({
    '@odata.context': contextUrl(context.serviceRoot, entity, query),
    value: found.map((row) => renderRow(org, entity, row, { query, preferences: context.preferences })),
  });
}

function readObject(literal: Literal | undefined): Record<string, unknown> | undefined {
  if (literal?.kind !== 'string') return undefined;
  try {
    return readJsonObject(literal.value.replaceAll("'", '"'), 'RetrieveDuplicates');
  } catch {
    throw urlErrors.badQuery('A parameter of RetrieveDuplicates is no JSON object.');
  }
}
