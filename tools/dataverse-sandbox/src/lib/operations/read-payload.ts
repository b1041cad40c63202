import { payloadErrors, rowErrors, urlErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { navigationsOf } from '../metadata/navigation.js';
import { attributeOf } from '../metadata/profile.js';
import { readReference } from '../odata/resource-path.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, LookupValue } from '../store/row.js';
import { findRow } from './find-row.js';
import { readColumnValue } from './read-column-value.js';

const BIND = '@odata.bind';
const LOOKUP_PROPERTY = /^_.+_value$/;

/** The columns that a body names, by logical name. */
export type ColumnChanges = Readonly<Record<string, ColumnValue>>;

/** Parses a JSON object; anything else is the reader's error. An empty body is an empty object for actions only. */
export function readJsonObject(body: string, entitySet: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw payloadErrors.unreadable(entitySet);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw payloadErrors.notAnObject(entitySet);
  }
  return { ...parsed };
}

/** Reads a body against the table's columns: names, types and references; no lengths, ranges or options yet. */
export function readPayload(
  org: Organization,
  entity: EntityDefinition,
  body: Readonly<Record<string, unknown>>,
): ColumnChanges {
  const changes: Record<string, ColumnValue> = {};
  const now = org.clock();
  for (const [property, value] of Object.entries(body)) {
    if (property.startsWith('@')) continue;
    if (property.endsWith(BIND)) {
      const { column, reference } = readBinding(org, entity, property.slice(0, -BIND.length), value);
      changes[column] = reference;
    } else if (property.includes('@')) {
      requireAnnotated(entity, property, body);
    } else {
      const attribute = readableColumn(entity, property, now);
      changes[attribute.logicalName] = readColumnValue(entity.entitySetName, attribute, value);
    }
  }
  return changes;
}

function readableColumn(entity: EntityDefinition, property: string, now: number) {
  if (LOOKUP_PROPERTY.test(property)) throw urlErrors.directLookupWrite();
  const attribute = attributeOf(entity, property);
  if (attribute === undefined || (attribute.usableFrom ?? 0) > now) {
    throw payloadErrors.unknownProperty(entity.entitySetName, entity.logicalName, property);
  }
  if (attribute.targets !== undefined) throw urlErrors.directLookupWrite();
  return attribute;
}

/** An annotation must belong to a property that is in the payload as well. */
function requireAnnotated(entity: EntityDefinition, property: string, body: Readonly<Record<string, unknown>>): void {
  const [name = ''] = property.split('@');
  if (!(name in body)) throw payloadErrors.undeclaredNavigation(entity.entitySetName, name);
}

function readBinding(
  org: Organization,
  entity: EntityDefinition,
  name: string,
  value: unknown,
): { column: string; reference: LookupValue | null } {
  const navigations = navigationsOf(entity).filter((navigation) => navigation.name === name);
  const column = navigations[0]?.attribute.logicalName;
  if (column === undefined) throw payloadErrors.undeclaredNavigation(entity.entitySetName, name);
  if (value === null) return { column, reference: null };
  const reference = typeof value === 'string' ? readReference(value) : undefined;
  const target = reference === undefined ? undefined : org.entityBySet(reference.name);
  if (reference?.key === undefined || target === undefined) throw urlErrors.badBindUri();
  if (!navigations.some((navigation) => navigation.target === target.logicalName)) throw urlErrors.badBindUri();
  const row = findRow(org, target, reference.key);
  if (row === undefined) {
    throw reference.key.kind === 'id'
      ? rowErrors.idNotFound(target.logicalName, reference.key.id)
      : rowErrors.keyNotFound(target.logicalName);
  }
  return { column, reference: { id: row.id, logicalName: target.logicalName } };
}
