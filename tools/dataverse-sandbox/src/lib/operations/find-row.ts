import { urlErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { Literal } from '../odata/literal.js';
import { readGuid } from '../odata/literal.js';
import type { SegmentKey } from '../odata/resource-path.js';
import type { KeyIndex } from '../store/key-index.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Columns, Row } from '../store/row.js';

/** Which row a key predicate means: one by its id, or one by the values of a declared key. */
export type RowAddress =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'key'; readonly index: KeyIndex; readonly values: Columns };

/** Resolves a key predicate against the table's keys; throws when no key has exactly these columns or it is not Active. */
export function addressOf(org: Organization, entity: EntityDefinition, key: SegmentKey): RowAddress {
  if (key.kind === 'id') return { kind: 'id', id: key.id };
  const names = Object.keys(key.values);
  const primary = key.values[entity.primaryId];
  if (names.length === 1 && primary?.kind === 'guid') return { kind: 'id', id: primary.value };
  const values: Record<string, ColumnValue> = {};
  for (const [name, literal] of Object.entries(key.values)) {
    const [, lookupName = name] = /^_(.+)_value$/.exec(name) ?? [];
    values[lookupName] = keyValue(entity, lookupName, literal);
  }
  return { kind: 'key', index: keyFor(org, entity, Object.keys(values)), values };
}

export function findRow(org: Organization, entity: EntityDefinition, key: SegmentKey): Row | undefined {
  return rowAt(org, entity, addressOf(org, entity, key));
}

export function rowAt(org: Organization, entity: EntityDefinition, address: RowAddress): Row | undefined {
  const id = address.kind === 'id' ? address.id : address.index.idOf(address.values);
  return id === undefined ? undefined : org.table(entity.logicalName).rows.get(id);
}

function keyFor(org: Organization, entity: EntityDefinition, names: readonly string[]): KeyIndex {
  const table = org.table(entity.logicalName);
  const wanted = [...names].sort().join();
  const index = table.keys.find((key) => [...key.definition.attributes].sort().join() === wanted);
  if (index === undefined) throw urlErrors.notAKey(entity.logicalName);
  if (index.statusAt(org.clock(), table.rows.values()) !== 'Active') {
    throw urlErrors.keyNotReady(entity.logicalName, index.definition.logicalName);
  }
  return index;
}

/** The literal as the column stores it; a literal of another type is no key of this table. */
function keyValue(entity: EntityDefinition, name: string, literal: Literal): ColumnValue {
  const attribute = attributeOf(entity, name);
  if (attribute === undefined || literal.kind === 'null') throw urlErrors.notAKey(entity.logicalName);
  switch (attribute.type) {
    case 'String':
    case 'Memo':
      if (literal.kind !== 'string') throw urlErrors.notAKey(entity.logicalName);
      return literal.value;
    case 'Lookup':
    case 'Owner': {
      if (literal.kind !== 'guid') throw urlErrors.notAKey(entity.logicalName);
      return { id: literal.value, logicalName: attribute.targets?.[0] ?? '' };
    }
    case 'Uniqueidentifier': {
      const id = literal.kind === 'guid' || literal.kind === 'string' ? readGuid(literal.value) : undefined;
      if (id === undefined) throw urlErrors.notAKey(entity.logicalName);
      return id;
    }
    default:
      return literal.value;
  }
}
