import { randomUUID } from 'node:crypto';
import { rowErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { Row } from '../store/row.js';
import { etagOf } from '../store/row.js';
import type { ApiContext } from './api-context.js';
import type { RowAddress } from './find-row.js';
import { addressOf, rowAt } from './find-row.js';
import { requirePrivilege } from './privileges.js';
import type { ColumnChanges } from './read-payload.js';
import { readJsonObject, readPayload } from './read-payload.js';
import { writeReply } from './write-replies.js';
import { changeRow, insertRow } from './write-row.js';

/** PATCH at a key: update what exists, create what does not, unless a condition forbids one of the two. */
export function upsertRow(context: ApiContext, entity: EntityDefinition, key: SegmentKey): ApiReply {
  const address = addressOf(context.org, entity, key);
  const body = readJsonObject(context.request.body, entity.entitySetName);
  const changes = readPayload(context.org, entity, body);
  const row = rowAt(context.org, entity, address);
  checkConditions(context, entity, address, row);
  const keyForm = address.kind === 'key' ? context.request.path : undefined;
  const outcome = writeAt(context, entity, address, changes);
  return writeReply(context, entity, { ...outcome, ...(keyForm === undefined ? {} : { keyForm }) });
}

/** Writes at an address without conditions. */
export function writeAt(
  context: ApiContext,
  entity: EntityDefinition,
  address: RowAddress,
  changes: ColumnChanges,
): { created: boolean; row: Row } {
  const row = rowAt(context.org, entity, address);
  if (row !== undefined) {
    requirePrivilege(context, 'Write', entity);
    return { created: false, row: changeRow(context, entity, row, withoutKey(address, changes)) };
  }
  requirePrivilege(context, 'Create', entity);
  if (address.kind === 'id') return { created: true, row: insertRow(context, entity, address.id, changes) };
  loseRace(context, entity, address);
  // Body values win over the key's on creation, even when they differ.
  return { created: true, row: insertRow(context, entity, randomUUID(), { ...address.values, ...changes }) };
}

/** Key columns that only repeat the address are dropped: a key cannot be changed through itself. */
function withoutKey(address: RowAddress, changes: ColumnChanges): ColumnChanges {
  if (address.kind === 'id') return changes;
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !(name in address.values)));
}

function checkConditions(
  context: ApiContext,
  entity: EntityDefinition,
  address: RowAddress,
  row: Row | undefined,
): void {
  const ifMatch = context.request.headers['if-match'];
  const ifNoneMatch = context.request.headers['if-none-match'];
  if (row !== undefined && ifNoneMatch === '*') throw rowErrors.alreadyExists();
  checkIfMatch(ifMatch, entity, address, row);
}

/** If-Match: `*` wants the row to exist, an etag wants exactly that version. */
export function checkIfMatch(
  ifMatch: string | undefined,
  entity: EntityDefinition,
  address: RowAddress,
  row: Row | undefined,
): void {
  if (ifMatch === undefined) return;
  if (row === undefined) {
    throw address.kind === 'id'
      ? rowErrors.idNotFound(entity.logicalName, address.id)
      : rowErrors.keyNotFound(entity.logicalName);
  }
  if (ifMatch !== '*' && ifMatch !== etagOf(row)) throw rowErrors.versionMismatch();
}

/**
 * The race knob: just before this creation another writer's row with the same key is committed, and the caller gets the
 * answer that the real race gives. The other writer's row stays, also when this request's own transaction is rolled back.
 */
function loseRace(context: ApiContext, entity: EntityDefinition, address: Extract<RowAddress, { kind: 'key' }>): void {
  const subject = { method: context.request.method, route: context.route };
  if (context.faults.strikes('race', subject) === undefined) return;
  context.org.afterTransaction(() => {
    insertRow(context, entity, randomUUID(), address.values);
  });
  throw rowErrors.alreadyExists();
}
