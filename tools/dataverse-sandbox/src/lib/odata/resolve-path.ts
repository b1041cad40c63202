import { urlErrors } from '../errors/catalogue.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import { navigationOf } from '../metadata/navigation.js';
import { attributeOf } from '../metadata/profile.js';
import type { Organization } from '../store/organization.js';
import type { ColumnValue, Columns } from '../store/row.js';
import { isLookup } from '../store/row.js';

const LOOKUP_PROPERTY = /^_(.+)_value$/;
const isReference = (attribute: AttributeDefinition): boolean =>
  attribute.type === 'Lookup' || attribute.type === 'Owner';

/** A property as clients name it: lookups are `_x_value`, everything else its logical name. */
export function columnOf(entity: EntityDefinition, property: string, now: number): AttributeDefinition {
  const [, lookupName] = LOOKUP_PROPERTY.exec(property) ?? [];
  const attribute = attributeOf(entity, lookupName ?? property);
  const usable = attribute !== undefined && (attribute.usableFrom ?? 0) <= now;
  if (!usable || isReference(attribute) !== (lookupName !== undefined)) {
    throw urlErrors.unknownColumn(entity.logicalName, property);
  }
  return attribute;
}

export function propertyNameOf(attribute: AttributeDefinition): string {
  return isReference(attribute) ? `_${attribute.logicalName}_value` : attribute.logicalName;
}

export interface ResolvedPath {
  readonly attribute: AttributeDefinition;
  readonly read: (columns: Columns) => ColumnValue;
}

/** How to read a `$filter` or `$orderby` path from a row; one navigation step is followed. */
export function resolvePath(org: Organization, entity: EntityDefinition, path: string): ResolvedPath {
  const [first = '', second, ...rest] = path.split('/');
  if (second === undefined) {
    const attribute = columnOf(entity, first, org.clock());
    return { attribute, read: (columns) => columns[attribute.logicalName] ?? null };
  }
  const navigation = navigationOf(entity, first);
  const target = navigation === undefined ? undefined : org.entity(navigation.target);
  if (navigation === undefined || target === undefined || rest.length > 0) {
    throw urlErrors.unknownColumn(entity.logicalName, path);
  }
  const attribute = columnOf(target, second, org.clock());
  const table = org.table(target.logicalName);
  return {
    attribute,
    read: (columns) => {
      const reference = columns[navigation.attribute.logicalName];
      if (!isLookup(reference)) return null;
      return table.rows.get(reference.id)?.columns[attribute.logicalName] ?? null;
    },
  };
}
