import { rowErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import type { ApiContext } from '../operations/api-context.js';
import { readQueryOptions } from '../odata/query-options.js';
import type { PathSegment, SegmentKey } from '../odata/resource-path.js';
import type { KeyIndex } from '../store/key-index.js';
import { attributeBaseJson, attributeTypedJson, attributeTypeName, entityJson, keyJson } from './metadata-json.js';
import { filterJson, projectJson } from './project-json.js';

const NAMESPACE = 'Microsoft.Dynamics.CRM.';

/** What a key in a metadata URL names: a logical name or a metadata id. */
export function definitionName(key: SegmentKey | undefined): string | undefined {
  if (key?.kind === 'id') return key.id;
  const literal = key?.values['LogicalName'] ?? key?.values['MetadataId'];
  return literal?.kind === 'string' || literal?.kind === 'guid' ? literal.value : undefined;
}

export function requireEntity(context: ApiContext, key: SegmentKey | undefined): EntityDefinition {
  const name = definitionName(key);
  const entity = context.org.entities().find((one) => one.logicalName === name || one.metadataId === name);
  if (entity === undefined) throw rowErrors.idNotFound('entitymetadata', name ?? '');
  return entity;
}

export function requireAttribute(
  context: ApiContext,
  entity: EntityDefinition,
  key: SegmentKey | undefined,
): AttributeDefinition {
  const name = definitionName(key);
  const attribute = visibleAttributes(context, entity).find(
    (candidate) => candidate.logicalName === name || candidate.metadataId === name,
  );
  if (attribute === undefined) throw rowErrors.idNotFound('attributemetadata', name ?? '');
  return attribute;
}

/** GET below EntityDefinitions: tables, columns (with casts) and keys. */
export function readDefinitions(context: ApiContext, segments: readonly PathSegment[]): ApiReply {
  const [root, part, cast] = segments;
  if (root?.key === undefined) return readEntities(context);
  const entity = requireEntity(context, root.key);
  if (part === undefined) return readEntity(context, entity);
  if (part.name === 'Attributes') return readAttributes(context, entity, part, cast);
  if (part.name === 'Keys') return readKeys(context, entity, part);
  throw urlErrors.unknownSegment(part.name);
}

function collection(context: ApiContext, name: string, items: readonly Record<string, unknown>[]): ApiReply {
  return jsonReply({ '@odata.context': `${context.serviceRoot}/$metadata#${name}`, value: items });
}

function single(context: ApiContext, name: string, item: Record<string, unknown>): ApiReply {
  return jsonReply({ '@odata.context': `${context.serviceRoot}/$metadata#${name}/$entity`, ...item });
}

function readEntities(context: ApiContext): ApiReply {
  const query = readQueryOptions(context.request.query);
  const entities = context.org.entities().map((entity) => entityJson(context.org, entity));
  const matched = filterJson(entities, query.filter);
  return collection(
    context,
    'EntityDefinitions',
    matched.map((entity) => projectJson(entity, query, 'EntityMetadata')),
  );
}

function readEntity(context: ApiContext, entity: EntityDefinition): ApiReply {
  const query = readQueryOptions(context.request.query);
  const json = {
    ...entityJson(context.org, entity),
    Attributes: visibleAttributes(context, entity).map((attribute) => fullAttribute(context, entity, attribute)),
    Keys: context.org.table(entity.logicalName).keys.map((key) => keyOf(context, entity, key)),
  };
  return single(context, 'EntityDefinitions', projectJson(json, query, 'EntityMetadata'));
}

/** Columns whose metadata lag is over; the cache does not know the others yet. */
function visibleAttributes(context: ApiContext, entity: EntityDefinition): AttributeDefinition[] {
  const isStrong = context.request.headers['consistency']?.toLowerCase() === 'strong';
  const now = context.org.clock();
  return entity.attributes.filter((attribute) => isStrong || (attribute.usableFrom ?? 0) <= now);
}

function fullAttribute(
  context: ApiContext,
  entity: EntityDefinition,
  attribute: AttributeDefinition,
): Record<string, unknown> {
  return {
    '@odata.type': `#${NAMESPACE}${attributeTypeName(attribute)}`,
    ...attributeBaseJson(context.org, entity, attribute),
    ...attributeTypedJson(context.org, attribute),
  };
}

function readAttributes(
  context: ApiContext,
  entity: EntityDefinition,
  part: PathSegment,
  cast: PathSegment | undefined,
): ApiReply {
  const query = readQueryOptions(context.request.query);
  const castType = cast === undefined ? undefined : cast.name.replace(NAMESPACE, '');
  const typeName = castType ?? 'AttributeMetadata';
  const render = (attribute: AttributeDefinition): Record<string, unknown> =>
    projectJson(definitionFor(context, entity, attribute, castType, query.select), query, typeName);
  const setName = `EntityDefinitions('${entity.logicalName}')/Attributes${castType === undefined ? '' : `/${NAMESPACE}${castType}`}`;
  if (part.key !== undefined) {
    const attribute = requireAttribute(context, entity, part.key);
    if (castType !== undefined && attributeTypeName(attribute) !== castType) {
      throw rowErrors.idNotFound('attributemetadata', attribute.logicalName);
    }
    return single(context, setName, render(attribute));
  }
  const attributes = visibleAttributes(context, entity).filter(
    (attribute) => castType === undefined || attributeTypeName(attribute) === castType,
  );
  const matched = new Set(
    filterJson(
      attributes.map((attribute) => attributeBaseJson(context.org, entity, attribute)),
      query.filter,
    ).map((json) => json['LogicalName']),
  );
  return collection(context, setName, attributes.filter((attribute) => matched.has(attribute.logicalName)).map(render));
}

/** Without a cast only the common members can be selected; a whole definition shows all of its own. */
function definitionFor(
  context: ApiContext,
  entity: EntityDefinition,
  attribute: AttributeDefinition,
  castType: string | undefined,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  const type = { '@odata.type': `#${NAMESPACE}${attributeTypeName(attribute)}` };
  if (castType === undefined && select !== undefined) {
    return { ...type, ...attributeBaseJson(context.org, entity, attribute) };
  }
  return { ...(castType === undefined ? type : {}), ...fullAttribute(context, entity, attribute) };
}

function keyOf(context: ApiContext, entity: EntityDefinition, key: KeyIndex): Record<string, unknown> {
  const rows = context.org.table(entity.logicalName).rows.values();
  return keyJson(context.org, entity, key.definition, key.statusAt(context.org.clock(), rows));
}

function readKeys(context: ApiContext, entity: EntityDefinition, part: PathSegment): ApiReply {
  const query = readQueryOptions(context.request.query);
  const keys = context.org.table(entity.logicalName).keys.map((key) => keyOf(context, entity, key));
  const setName = `EntityDefinitions('${entity.logicalName}')/Keys`;
  if (part.key !== undefined) {
    const name = definitionName(part.key);
    const key = keys.find((candidate) => candidate['LogicalName'] === name || candidate['MetadataId'] === name);
    if (key === undefined) throw rowErrors.idNotFound('entitykeymetadata', name ?? '');
    return single(context, setName, projectJson(key, query, 'EntityKeyMetadata'));
  }
  const matched = filterJson(keys, query.filter);
  return collection(
    context,
    setName,
    matched.map((key) => projectJson(key, query, 'EntityKeyMetadata')),
  );
}
