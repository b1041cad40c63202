import { payloadErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply, noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { navigationOf } from '../metadata/navigation.js';
import { attributeOf } from '../metadata/profile.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import { readColumnValue } from './read-column-value.js';
import { readJsonObject, readPayload } from './read-payload.js';
import { requireRow } from './retrieve-row.js';
import { changeRow } from './write-row.js';

/** `leads(id)/telephone1`: GET reads, PUT sets, DELETE clears one column. */
export function useSingleColumn(
  context: ApiContext,
  entity: EntityDefinition,
  key: SegmentKey,
  column: string,
): ApiReply {
  const attribute = attributeOf(entity, column);
  if (attribute === undefined || attribute.targets !== undefined) throw urlErrors.unknownSegment(column);
  const { method, body } = context.request;
  requirePrivilege(context, method === 'GET' ? 'Read' : 'Write', entity);
  const row = requireRow(context, entity, key);
  if (method === 'GET') {
    const value = row.columns[column] ?? null;
    if (value === null) return noContent();
    const url = `${context.serviceRoot}/$metadata#${entity.entitySetName}(${row.id})/${column}`;
    return jsonReply({ '@odata.context': url, value });
  }
  if (method === 'DELETE') changeRow(context, entity, row, { [column]: null });
  else if (method === 'PUT') {
    const { value } = readJsonObject(body, entity.entitySetName);
    changeRow(context, entity, row, { [column]: readColumnValue(entity.entitySetName, attribute, value) });
  } else throw urlErrors.notSupported(`${entity.schemaName}.${column}`);
  return noContent();
}

/** `leads(id)/parentaccountid/$ref`: PUT points a lookup at a row, DELETE clears it. */
export function useReference(context: ApiContext, entity: EntityDefinition, key: SegmentKey, name: string): ApiReply {
  const navigation = navigationOf(entity, name);
  if (navigation === undefined) throw urlErrors.unknownSegment(name);
  requirePrivilege(context, 'Write', entity);
  const row = requireRow(context, entity, key);
  const { method, body } = context.request;
  if (method === 'DELETE') {
    changeRow(context, entity, row, { [navigation.attribute.logicalName]: null });
  } else if (method === 'PUT') {
    const reference = readJsonObject(body, entity.entitySetName)['@odata.id'];
    if (typeof reference !== 'string') throw payloadErrors.undeclaredNavigation(entity.entitySetName, name);
    changeRow(context, entity, row, readPayload(context.org, entity, { [`${name}@odata.bind`]: reference }));
  } else throw urlErrors.notSupported(`${entity.schemaName}.${name}`);
  return noContent();
}
