import { randomUUID } from 'node:crypto';
import { rowErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { noContent } from '../http/exchange.js';
import type { AttributeType, EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { ApiContext } from '../operations/api-context.js';
import { requireCustomizationPrivilege } from '../operations/privileges.js';
import { readJsonObject } from '../operations/read-payload.js';
import type { KeyTiming } from '../store/key-index.js';
import { definitionErrors } from './definition-errors.js';
import type { KeyBody } from './read-definition.js';
import { readKeyBody } from './read-definition.js';
import { requirePrefix } from './require-prefix.js';

const KEY_TYPES: ReadonlySet<AttributeType> = new Set([
  'Decimal',
  'Integer',
  'String',
  'DateTime',
  'Lookup',
  'Picklist',
]);
const MAX_KEY_BYTES = 900;
const MAX_KEYS = 10;

/** Creates a key. Its index is built in the background; until that is done the key is not in effect. */
export function createKey(context: ApiContext, entity: EntityDefinition): ApiReply {
  requireCustomizationPrivilege(context, 'prvCreateEntityKey');
  const key = readKeyBody(context, readJsonObject(context.request.body, 'EntityKeyMetadata'));
  requirePrefix(context, key.schemaName, 'EntityKey');
  checkKey(context, entity, key);
  const definition = {
    logicalName: key.schemaName.toLowerCase(),
    schemaName: key.schemaName,
    metadataId: randomUUID(),
    displayName: key.displayName,
    attributes: key.attributes,
  };
  context.org.addKey(entity.logicalName, definition, timingOf(context));
  const url = `${context.serviceRoot}/EntityDefinitions(LogicalName='${entity.logicalName}')/Keys(${definition.metadataId})`;
  return noContent({ 'odata-entityid': url, location: url });
}

/** The action ReactivateEntityKey: builds the index of a Failed key again. */
export function reactivateEntityKey(context: ApiContext): ApiReply {
  const body = readJsonObject(context.request.body, 'ReactivateEntityKey');
  const { EntityLogicalName: tableName, EntityKeyLogicalName: keyName } = body;
  const entity = typeof tableName === 'string' ? context.org.entity(tableName) : undefined;
  if (entity === undefined) throw rowErrors.idNotFound('entitymetadata', String(tableName));
  const table = context.org.table(entity.logicalName);
  const key = table.keys.find(({ definition }) => definition.logicalName === keyName);
  if (key === undefined) throw rowErrors.idNotFound('entitykeymetadata', String(keyName));
  if (key.statusAt(context.org.clock(), table.rows.values()) !== 'Failed') {
    throw definitionErrors.keyNotFailed(key.definition.logicalName);
  }
  context.org.removeKey(entity.logicalName, key.definition.metadataId);
  context.org.addKey(entity.logicalName, key.definition, timingOf(context));
  return noContent();
}

function timingOf(context: ApiContext): KeyTiming {
  const knob = context.faults.get('key_index');
  return { createdAt: context.org.clock(), buildMs: knob?.build_ms ?? 0, failed: knob?.fail ?? false };
}

function checkKey(context: ApiContext, entity: EntityDefinition, key: KeyBody): void {
  const { keys } = context.org.table(entity.logicalName);
  if (keys.some(({ definition }) => definition.logicalName === key.schemaName.toLowerCase())) {
    throw definitionErrors.keyNameExists(key.schemaName);
  }
  const columns = [...key.attributes].sort().join();
  if (keys.some(({ definition }) => [...definition.attributes].sort().join() === columns)) {
    throw definitionErrors.keyColumnsExist();
  }
  if (keys.length >= MAX_KEYS) throw definitionErrors.badKey(`a table has at most ${MAX_KEYS} keys`);
  const bytes = key.attributes.reduce((sum, name) => sum + keyBytes(context, entity, name), 0);
  if (bytes > MAX_KEY_BYTES) throw definitionErrors.badKey(`its columns take ${bytes} bytes of ${MAX_KEY_BYTES}`);
}

function keyBytes(context: ApiContext, entity: EntityDefinition, name: string): number {
  const attribute = attributeOf(entity, name);
  if (attribute === undefined || (attribute.usableFrom ?? 0) > context.org.clock()) {
    throw definitionErrors.badKey(`the column ${name} does not exist`);
  }
  if (!KEY_TYPES.has(attribute.type)) {
    throw definitionErrors.badKey(`${name} is of type ${attribute.type}`);
  }
  return attribute.type === 'String' ? 2 * (attribute.maxLength ?? 0) : 16;
}
