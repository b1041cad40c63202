import { rowErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { ApiContext } from '../operations/api-context.js';
import { requireCustomizationPrivilege } from '../operations/privileges.js';
import { readJsonObject } from '../operations/read-payload.js';
import type { PathSegment } from '../odata/resource-path.js';
import { definitionErrors } from './definition-errors.js';
import { readAttributeDefinition } from './read-definition.js';
import { definitionName, requireAttribute, requireEntity } from './read-definitions.js';
import { requirePrefix } from './require-prefix.js';
import { createKey } from './write-keys.js';

/** POST, PUT and DELETE below EntityDefinitions: columns and keys of the tables that are there. */
export function writeDefinitions(context: ApiContext, segments: readonly PathSegment[]): ApiReply {
  const [root, part, cast] = segments;
  const { method } = context.request;
  if (root?.key === undefined || part === undefined) throw urlErrors.notSupported('EntityMetadata');
  const entity = requireEntity(context, root.key);
  refuseLocked(context);
  if (part.name === 'Attributes') {
    if (method === 'POST' && part.key === undefined) return createColumn(context, entity);
    if (method === 'PUT' && part.key !== undefined) return replaceColumn(context, entity, part);
    if (method === 'DELETE' && part.key !== undefined) return deleteColumn(context, entity, part);
    throw urlErrors.notSupported(cast === undefined ? 'AttributeMetadata' : cast.name);
  }
  if (part.name === 'Keys') {
    if (method === 'POST' && part.key === undefined) return createKey(context, entity);
    if (method === 'DELETE' && part.key !== undefined) return deleteKey(context, entity, part);
    throw urlErrors.notSupported('EntityKeyMetadata');
  }
  throw urlErrors.unknownSegment(part.name);
}

/** Another customisation runs at this moment (`metadata.lock`). */
function refuseLocked(context: ApiContext): void {
  const subject = { method: context.request.method, route: context.route };
  if (context.faults.metadataLocked(subject)) throw definitionErrors.locked();
}

function createColumn(context: ApiContext, entity: EntityDefinition): ApiReply {
  requireCustomizationPrivilege(context, 'prvCreateAttribute');
  const body = readJsonObject(context.request.body, 'AttributeMetadata');
  const definition = readAttributeDefinition(context, entity.logicalName, body);
  requirePrefix(context, definition.schemaName, 'Attribute');
  if (attributeOf(entity, definition.logicalName) !== undefined) {
    throw definitionErrors.columnExists(definition.schemaName, entity.logicalName);
  }
  const usableFrom = context.org.clock() + (context.faults.get('metadata')?.lag_ms ?? 0);
  replaceAttributes(context, entity, [...entity.attributes, { ...definition, usableFrom }]);
  const url = `${context.serviceRoot}/EntityDefinitions(LogicalName='${entity.logicalName}')/Attributes(${definition.metadataId})`;
  return noContent({ 'odata-entityid': url, location: url });
}

/** PUT replaces the whole definition; with `MSCRM.MergeLabels` the labels of languages it does not name stay. */
function replaceColumn(context: ApiContext, entity: EntityDefinition, part: PathSegment): ApiReply {
  requireCustomizationPrivilege(context, 'prvWriteAttribute');
  const existing = requireAttribute(context, entity, part.key);
  const body = readJsonObject(context.request.body, 'AttributeMetadata');
  const definition = readAttributeDefinition(context, entity.logicalName, body);
  if (definition.logicalName !== existing.logicalName || definition.type !== existing.type) {
    throw definitionErrors.badDefinition('Name and type of a column cannot be changed.');
  }
  const merges = context.request.headers['mscrm.mergelabels']?.toLowerCase() === 'true';
  const replaced: AttributeDefinition = {
    ...definition,
    isCustom: existing.isCustom,
    schemaName: existing.schemaName,
    displayName: merges ? { ...existing.displayName, ...definition.displayName } : definition.displayName,
  };
  replaceAttributes(
    context,
    entity,
    entity.attributes.map((attribute) => (attribute === existing ? replaced : attribute)),
  );
  return noContent();
}

function deleteColumn(context: ApiContext, entity: EntityDefinition, part: PathSegment): ApiReply {
  requireCustomizationPrivilege(context, 'prvDeleteAttribute');
  const existing = requireAttribute(context, entity, part.key);
  if (!existing.isCustom) throw definitionErrors.badDefinition(`${existing.schemaName} is a system column.`);
  const { keys } = context.org.table(entity.logicalName);
  if (keys.some((key) => key.definition.attributes.includes(existing.logicalName))) {
    throw definitionErrors.badDefinition(`${existing.schemaName} is part of an entity key.`);
  }
  replaceAttributes(
    context,
    entity,
    entity.attributes.filter((attribute) => attribute !== existing),
  );
  return noContent();
}

function deleteKey(context: ApiContext, entity: EntityDefinition, part: PathSegment): ApiReply {
  const name = definitionName(part.key) ?? '';
  const key = context.org
    .table(entity.logicalName)
    .keys.find(({ definition }) => definition.metadataId === name || definition.logicalName === name);
  if (key === undefined) throw rowErrors.idNotFound('entitykeymetadata', name);
  context.org.removeKey(entity.logicalName, key.definition.metadataId);
  return noContent();
}

function replaceAttributes(
  context: ApiContext,
  entity: EntityDefinition,
  attributes: readonly AttributeDefinition[],
): void {
  context.org.replaceEntity({ ...entity, attributes });
}
