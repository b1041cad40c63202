import { z } from 'zod';
import type { AttributeDefinition, KeyDefinition } from './attribute.js';

const localizedText = z.record(z.coerce.number(), z.string());

const option = z.object({ value: z.number(), label: localizedText, state: z.number().exactOptional() });

/** The definitions of columns and keys as a state file holds them. */
export const attributeSchema: z.ZodType<AttributeDefinition> = z.object({
  logicalName: z.string(),
  schemaName: z.string(),
  metadataId: z.string(),
  type: z.enum([
    'String',
    'Memo',
    'Picklist',
    'State',
    'Status',
    'Boolean',
    'Integer',
    'BigInt',
    'Double',
    'Decimal',
    'Money',
    'DateTime',
    'Lookup',
    'Owner',
    'Uniqueidentifier',
  ]),
  displayName: localizedText,
  requiredLevel: z.enum(['None', 'Recommended', 'ApplicationRequired', 'SystemRequired']),
  validForCreate: z.boolean(),
  validForUpdate: z.boolean(),
  isCustom: z.boolean(),
  maxLength: z.number().exactOptional(),
  format: z.string().exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  precision: z.number().exactOptional(),
  options: z.array(option).exactOptional(),
  dateTimeBehavior: z.enum(['UserLocal', 'DateOnly', 'TimeZoneIndependent']).exactOptional(),
  targets: z.array(z.string()).exactOptional(),
  defaultValue: z.union([z.boolean(), z.number()]).exactOptional(),
  usableFrom: z.number().exactOptional(),
});

export const keySchema: z.ZodType<KeyDefinition> = z.object({
  logicalName: z.string(),
  schemaName: z.string(),
  metadataId: z.string(),
  displayName: localizedText,
  attributes: z.array(z.string()),
});
