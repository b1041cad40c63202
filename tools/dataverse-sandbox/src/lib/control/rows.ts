import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { urlErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import { readColumnValue } from '../operations/read-column-value.js';
import { defaultsOf } from '../operations/write-row.js';
import type { Sandbox } from '../sandbox.js';
import type { Columns, ColumnValue, LookupValue, Row } from '../store/row.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import { timestamp } from '../store/timestamp.js';

const seedBody = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

const lookupValue = z.strictObject({ id: z.guid(), logicalName: z.string() });

function entityFor(sandbox: Sandbox, entitySetName: string): EntityDefinition {
  const entity = sandbox.org.entityBySet(entitySetName);
  if (entity === undefined) throw urlErrors.unknownSegment(entitySetName);
  return entity;
}

/** Every column of every row, as stored. */
export function readRows(sandbox: Sandbox, entitySetName: string): Columns[] {
  const entity = entityFor(sandbox, entitySetName);
  const empty = Object.fromEntries(entity.attributes.map((attribute) => [attribute.logicalName, null]));
  return [...sandbox.org.table(entity.logicalName).rows.values()].map((row) => ({ ...empty, ...row.columns }));
}

/**
 * Puts rows in, or changes rows when their id is given, by the hand of a person in Dynamics: any column may be set, also
 * read-only ones, and no rule but the column's type is applied. Lookups are `{id, logicalName}`.
 */
export function seedRows(sandbox: Sandbox, body: unknown): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  sandbox.org.transact(() => {
    for (const [entitySetName, rows] of Object.entries(seedBody.parse(body))) {
      const entity = entityFor(sandbox, entitySetName);
      ids[entitySetName] = rows.map((row) => seedRow(sandbox, entity, row).id);
    }
  });
  return ids;
}

function seedRow(sandbox: Sandbox, entity: EntityDefinition, values: Readonly<Record<string, unknown>>): Row {
  const { org } = sandbox;
  const named = values[entity.primaryId];
  const id = typeof named === 'string' ? named.toLowerCase() : randomUUID();
  const existing = org.table(entity.logicalName).rows.get(id);
  const rep: LookupValue = { id: SANDBOX_IDS.repUser, logicalName: 'systemuser' };
  const now = timestamp(org.clock());
  const columns = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, seedValue(entity, name, value)]),
  );
  const base = existing?.columns ?? newColumns(entity, id, rep, now);
  const names = [columns['firstname'] ?? base['firstname'], columns['lastname'] ?? base['lastname']];
  const fullname = names.filter((part) => typeof part === 'string' && part !== '').join(' ');
  return org.save(entity.logicalName, id, {
    ...base,
    modifiedon: now,
    modifiedby: rep,
    ...(attributeOf(entity, 'fullname') !== undefined ? { fullname: fullname === '' ? null : fullname } : {}),
    ...columns,
  });
}

function newColumns(entity: EntityDefinition, id: string, rep: LookupValue, now: string): Columns {
  const hasState = attributeOf(entity, 'statecode') !== undefined;
  return {
    ...defaultsOf(entity),
    [entity.primaryId]: id,
    ownerid: rep,
    owninguser: rep,
    createdon: now,
    createdby: rep,
    ...(hasState ? { statecode: 0, statuscode: 1 } : {}),
  };
}

function seedValue(entity: EntityDefinition, name: string, value: unknown): ColumnValue {
  const attribute = attributeOf(entity, name);
  if (attribute === undefined) throw urlErrors.unknownColumn(entity.logicalName, name);
  if (attribute.targets !== undefined && value !== null) return lookupValue.parse(value);
  return readColumnValue(entity.entitySetName, attribute, value);
}
