import { randomUUID } from 'node:crypto';
import { grantBaseline } from '../customization/role-privileges.js';
import type { ApiReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { Row } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import { requirePrivilege } from './privileges.js';
import type { ColumnChanges } from './read-payload.js';
import { readJsonObject, readPayload } from './read-payload.js';
import { checkSystemRow } from './system-rows.js';
import { writeReply } from './write-replies.js';
import { insertRow } from './write-row.js';

/** POST to an entity set. */
export function createRow(context: ApiContext, entity: EntityDefinition): ApiReply {
  requirePrivilege(context, 'Create', entity);
  const body = readJsonObject(context.request.body, entity.entitySetName);
  const row = insertNewRow(context, entity, readPayload(context.org, entity, body));
  return writeReply(context, entity, { created: true, row });
}

/** Inserts a row under the id that its columns name, else under a new one. */
export function insertNewRow(context: ApiContext, entity: EntityDefinition, changes: ColumnChanges): Row {
  const named = changes[entity.primaryId];
  checkSystemRow(context, entity, changes);
  const row = insertRow(context, entity, typeof named === 'string' ? named : randomUUID(), changes);
  if (entity.logicalName === 'role') grantBaseline(context, row.id);
  return row;
}
