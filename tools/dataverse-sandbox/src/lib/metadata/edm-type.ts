import type { AttributeDefinition, AttributeType } from './attribute.js';

const EDM_TYPES: Readonly<Record<AttributeType, string>> = {
  String: 'Edm.String',
  Memo: 'Edm.String',
  Picklist: 'Edm.Int32',
  State: 'Edm.Int32',
  Status: 'Edm.Int32',
  Boolean: 'Edm.Boolean',
  Integer: 'Edm.Int32',
  BigInt: 'Edm.Int64',
  Double: 'Edm.Double',
  Decimal: 'Edm.Decimal',
  Money: 'Edm.Decimal',
  DateTime: 'Edm.DateTimeOffset',
  Lookup: 'Edm.Guid',
  Owner: 'Edm.Guid',
  Uniqueidentifier: 'Edm.Guid',
};

/** A column's type in the OData document and in the refusals of a value (OData CSDL 4.0, section 4.4). */
export function edmTypeOf({ type, dateTimeBehavior }: AttributeDefinition): string {
  return type === 'DateTime' && dateTimeBehavior === 'DateOnly' ? 'Edm.Date' : EDM_TYPES[type];
}
