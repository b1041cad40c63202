import { payloadErrors, rowErrors, urlErrors, valueErrors } from '../errors/catalogue.js';
import { DataverseError } from '../errors/dataverse-error.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply, noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { readReference } from '../odata/resource-path.js';
import type { ApiContext } from './api-context.js';
import { insertNewRow } from './create-row.js';
import type { RowAddress } from './find-row.js';
import { addressOf, rowAt } from './find-row.js';
import { requirePrivilege } from './privileges.js';
import { readJsonObject, readPayload } from './read-payload.js';
import { writeAt } from './upsert-row.js';
import { changeRow } from './write-row.js';

type BulkMessage = (context: ApiContext, entity: EntityDefinition) => ApiReply;
type Target = Readonly<Record<string, unknown>>;

const BULK_MESSAGES: Readonly<Record<string, BulkMessage>> = {
  CreateMultiple: createMultiple,
  UpdateMultiple: updateMultiple,
  UpsertMultiple: upsertMultiple,
};

/** The bulk message of that name, unless this organisation lacks them (`bulk_messages`). */
export function bulkMessage(context: ApiContext, name: string): BulkMessage | undefined {
  return context.faults.get('bulk_messages') === false ? undefined : BULK_MESSAGES[name];
}

/** All rows or none; ids come back in the order of the targets. */
function createMultiple(context: ApiContext, entity: EntityDefinition): ApiReply {
  requirePrivilege(context, 'Create', entity);
  const ids = readTargets(context, entity).map(
    (target) => insertNewRow(context, entity, readPayload(context.org, entity, target)).id,
  );
  const url = `${context.serviceRoot}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`;
  return jsonReply({ '@odata.context': url, Ids: ids });
}

function updateMultiple(context: ApiContext, entity: EntityDefinition): ApiReply {
  requirePrivilege(context, 'Write', entity);
  for (const target of readTargets(context, entity)) {
    const address = requireAddress(context, entity, target);
    const row = rowAt(context.org, entity, address);
    if (row === undefined) throw missingRow(entity, address);
    changeRow(context, entity, row, readPayload(context.org, entity, target));
  }
  return noContent();
}

/** Which targets were created and which updated is not told. */
function upsertMultiple(context: ApiContext, entity: EntityDefinition): ApiReply {
  const seen = new Set<string>();
  for (const target of readTargets(context, entity)) {
    const address = targetAddress(context, entity, target);
    if (address === undefined) {
      insertNewRow(context, entity, readPayload(context.org, entity, target));
      continue;
    }
    refuseRepeated(seen, address);
    const changes = readPayload(context.org, entity, target);
    refuseKeyInBody(context, entity, address, target);
    writeAt(context, entity, address, changes);
  }
  return noContent();
}

function readTargets(context: ApiContext, entity: EntityDefinition): Target[] {
  const { Targets: targets } = readJsonObject(context.request.body, entity.entitySetName);
  if (!Array.isArray(targets) || targets.length === 0) throw payloadErrors.notAnObject(entity.entitySetName);
  return targets.map((target: unknown) => {
    if (typeof target !== 'object' || target === null) throw payloadErrors.notAnObject(entity.entitySetName);
    const typed: Target = { ...target };
    if (typed['@odata.type'] !== `Microsoft.Dynamics.CRM.${entity.logicalName}`) {
      throw payloadErrors.typeRequired(entity.entitySetName);
    }
    return typed;
  });
}

/** A target is named by its primary id or by `@odata.id`, which may hold an alternate key. */
function targetAddress(context: ApiContext, entity: EntityDefinition, target: Target): RowAddress | undefined {
  const id = target[entity.primaryId];
  if (typeof id === 'string') return { kind: 'id', id: id.toLowerCase() };
  const reference = target['@odata.id'];
  if (typeof reference !== 'string') return undefined;
  const path = readReference(reference);
  if (path?.key === undefined || path.name !== entity.entitySetName) throw urlErrors.badBindUri();
  return addressOf(context.org, entity, path.key);
}

function requireAddress(context: ApiContext, entity: EntityDefinition, target: Target): RowAddress {
  const address = targetAddress(context, entity, target);
  if (address === undefined) throw valueErrors.unexpected();
  return address;
}

function missingRow(entity: EntityDefinition, address: RowAddress): DataverseError {
  if (address.kind === 'key') return rowErrors.keyNotFound(entity.logicalName);
  const message = `${entity.schemaName} With Ids = ${address.id} Do Not Exist`;
  return new DataverseError({ status: 404, code: '0x80040217', message });
}

/** The same row twice in one request ends in the database's own complaint. */
function refuseRepeated(seen: Set<string>, address: RowAddress): void {
  const name = address.kind === 'id' ? address.id : (address.index.valueOf(address.values) ?? '');
  if (seen.has(name)) throw rowErrors.duplicateId();
  seen.add(name);
}

/** The key column in the body fails, with the vaguest of errors, on the creating path only. */
function refuseKeyInBody(context: ApiContext, entity: EntityDefinition, address: RowAddress, target: Target): void {
  if (address.kind === 'id' || rowAt(context.org, entity, address) !== undefined) return;
  if (Object.keys(address.values).some((column) => column in target)) throw valueErrors.unexpected();
}
