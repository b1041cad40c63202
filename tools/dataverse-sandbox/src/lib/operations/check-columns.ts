import { valueErrors } from '../errors/catalogue.js';
import type { AttributeDefinition, EntityDefinition } from '../metadata/attribute.js';
import { attributeOf } from '../metadata/profile.js';
import type { ColumnValue } from '../store/row.js';
import type { ColumnChanges } from './read-payload.js';

/** Checks lengths, ranges, options and required columns, in the order in which the body names them. */
export function checkColumns(entity: EntityDefinition, changes: ColumnChanges): void {
  for (const [name, value] of Object.entries(changes)) {
    const attribute = attributeOf(entity, name);
    if (attribute !== undefined) checkColumn(entity, attribute, value);
  }
}

function checkColumn(entity: EntityDefinition, attribute: AttributeDefinition, value: ColumnValue): void {
  const { logicalName: column } = attribute;
  if (value === null) {
    if (attribute.requiredLevel === 'SystemRequired') throw valueErrors.requiredIsNull(column);
    return;
  }
  if (typeof value === 'string' && attribute.maxLength !== undefined && value.length > attribute.maxLength) {
    throw valueErrors.tooLong(column, entity.logicalName, attribute.maxLength);
  }
  if (typeof value === 'number') checkNumber(entity, attribute, value);
}

function checkNumber(entity: EntityDefinition, attribute: AttributeDefinition, value: number): void {
  const { logicalName: column, options, min = -Infinity, max = Infinity } = attribute;
  if (options !== undefined) {
    const accepted = options.map((option) => option.value);
    if (!accepted.includes(value)) throw valueErrors.notAnOption(value, column, entity.logicalName, accepted);
    return;
  }
  if (value >= min && value <= max) return;
  if (attribute.type === 'Integer') throw valueErrors.integerOutOfRange(value, column, min, max);
  throw valueErrors.decimalOutOfRange(value, column, min, max);
}
