import type { AttributeDefinition, AttributeType, ChoiceOption } from './attribute.js';
import { stableGuid } from './stable-guid.js';
import { ENGLISH } from './label.js';

export type AttributeExtras = Partial<Omit<AttributeDefinition, 'logicalName' | 'type' | 'metadataId'>>;

/** A column; its metadata id is derived from table and name, so that it is the same in every sandbox. */
export type AttributeSeed = Omit<AttributeDefinition, 'metadataId'>;

export function attribute(type: AttributeType, logicalName: string, extras: AttributeExtras = {}): AttributeSeed {
  return {
    logicalName,
    schemaName: logicalName,
    type,
    displayName: { [ENGLISH]: logicalName },
    requiredLevel: 'None',
    validForCreate: true,
    validForUpdate: true,
    isCustom: false,
    ...extras,
  };
}

export function text(logicalName: string, maxLength: number, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('String', logicalName, { maxLength, format: 'Text', ...extras });
}

export function memo(logicalName: string, maxLength: number, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('Memo', logicalName, { maxLength, format: 'TextArea', ...extras });
}

/** Options are given by value with their English label. */
export function choice(
  logicalName: string,
  options: Readonly<Record<number, string>>,
  extras: AttributeExtras = {},
): AttributeSeed {
  return attribute('Picklist', logicalName, { options: choiceOptions(options), ...extras });
}

export function choiceOptions(options: Readonly<Record<number, string>>): ChoiceOption[] {
  return Object.entries(options).map(([value, label]) => ({ value: Number(value), label: { [ENGLISH]: label } }));
}

export function flag(logicalName: string, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('Boolean', logicalName, { defaultValue: false, ...extras });
}

export function integer(logicalName: string, min: number, max: number, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('Integer', logicalName, { min, max, format: 'None', ...extras });
}

export function decimalLike(
  type: 'Double' | 'Decimal' | 'Money',
  logicalName: string,
  min: number,
  max: number,
  extras: AttributeExtras = {},
): AttributeSeed {
  return attribute(type, logicalName, { min, max, precision: 2, ...extras });
}

export function dateAndTime(logicalName: string, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('DateTime', logicalName, { format: 'DateAndTime', dateTimeBehavior: 'UserLocal', ...extras });
}

export function dateOnly(logicalName: string, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('DateTime', logicalName, { format: 'DateOnly', dateTimeBehavior: 'DateOnly', ...extras });
}

export function guid(logicalName: string, extras: AttributeExtras = {}): AttributeSeed {
  return attribute('Uniqueidentifier', logicalName, extras);
}

export function lookup(logicalName: string, targets: readonly string[], extras: AttributeExtras = {}): AttributeSeed {
  return attribute('Lookup', logicalName, { targets, ...extras });
}

export const readOnly: AttributeExtras = { validForCreate: false, validForUpdate: false };

/** Columns that every table of this sandbox has. */
export function commonAttributes(): AttributeSeed[] {
  return [
    dateAndTime('createdon', readOnly),
    dateAndTime('modifiedon', readOnly),
    lookup('createdby', ['systemuser'], readOnly),
    lookup('modifiedby', ['systemuser'], readOnly),
    attribute('BigInt', 'versionnumber', readOnly),
    attribute('Owner', 'ownerid', { targets: ['systemuser', 'team'], requiredLevel: 'SystemRequired' }),
    lookup('owninguser', ['systemuser'], readOnly),
    lookup('owningteam', ['team'], readOnly),
    lookup('owningbusinessunit', ['businessunit'], readOnly),
  ];
}

export function withMetadataIds(tableName: string, seeds: readonly AttributeSeed[]): AttributeDefinition[] {
  return seeds.map((seed) => ({ ...seed, metadataId: stableGuid(`${tableName}.${seed.logicalName}`) }));
}
