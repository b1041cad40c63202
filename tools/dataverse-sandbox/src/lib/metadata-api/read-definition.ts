import { z } from 'zod';
import type { AttributeDefinition, ChoiceOption } from '../metadata/attribute.js';
import type { LocalizedText } from '../metadata/label.js';
import { stableGuid } from '../metadata/stable-guid.js';
import type { ApiContext } from '../operations/api-context.js';
import { definitionErrors } from './definition-errors.js';

const MAX_STRING = 4000;
const MAX_MEMO = 1_048_576;
const MAX_DECIMAL = 100_000_000_000;
const NAMESPACE = 'Microsoft.Dynamics.CRM.';

const label = z.object({
  LocalizedLabels: z.array(z.object({ Label: z.string(), LanguageCode: z.int() })).min(1),
});

const option = z.object({ Value: z.int(), Label: label });

const attributeBody = z.object({
  '@odata.type': z.string(),
  SchemaName: z.string().min(1),
  DisplayName: label,
  RequiredLevel: z
    .object({ Value: z.enum(['None', 'Recommended', 'ApplicationRequired', 'SystemRequired']) })
    .default({ Value: 'None' }),
  MaxLength: z.int().min(1).optional(),
  Format: z.string().nullish(),
  FormatName: z.object({ Value: z.string() }).nullish(),
  MinValue: z.number().nullish(),
  MaxValue: z.number().nullish(),
  Precision: z.int().nullish(),
  DefaultValue: z.boolean().nullish(),
  DateTimeBehavior: z.object({ Value: z.enum(['UserLocal', 'DateOnly', 'TimeZoneIndependent']) }).nullish(),
  OptionSet: z.object({ Options: z.array(option).optional(), OptionSetType: z.string().optional() }).nullish(),
});

type AttributeBody = z.infer<typeof attributeBody>;

const WRITABLE_TYPES = [
  'String',
  'Memo',
  'Integer',
  'Decimal',
  'Double',
  'Money',
  'Boolean',
  'DateTime',
  'Picklist',
] as const;

type WritableType = (typeof WRITABLE_TYPES)[number];

/** Reads a column definition from a body; throws the service's error for what it would refuse. */
export function readAttributeDefinition(context: ApiContext, tableName: string, body: unknown): AttributeDefinition {
  const parsed = attributeBody.safeParse(body);
  if (!parsed.success) throw definitionErrors.badDefinition(z.prettifyError(parsed.error));
  const definition = parsed.data;
  const logicalName = definition.SchemaName.toLowerCase();
  const type = typeOf(definition['@odata.type']);
  return {
    logicalName,
    schemaName: definition.SchemaName,
    metadataId: stableGuid(`${tableName}.${logicalName}`),
    type,
    displayName: readLabel(context, definition.DisplayName),
    requiredLevel: definition.RequiredLevel.Value,
    validForCreate: true,
    validForUpdate: true,
    isCustom: true,
    ...typeSpecific(context, type, definition),
  };
}

export function readLabel(context: ApiContext, value: z.infer<typeof label>): LocalizedText {
  const { languages } = context.org.profile;
  const unknown = value.LocalizedLabels.find(({ LanguageCode: lcid }) => !languages.includes(lcid));
  if (unknown !== undefined) throw definitionErrors.languageNotProvisioned(unknown.LanguageCode);
  return Object.fromEntries(value.LocalizedLabels.map((one) => [one.LanguageCode, one.Label]));
}

function typeOf(odataType: string): WritableType {
  const name = odataType.replace(/^#/, '').replace(NAMESPACE, '').replace('AttributeMetadata', '');
  const type = WRITABLE_TYPES.find((candidate) => candidate === name);
  if (type === undefined)
    throw definitionErrors.badDefinition(`Columns of type '${odataType}' cannot be created here.`);
  return type;
}

function typeSpecific(context: ApiContext, type: WritableType, body: AttributeBody): Partial<AttributeDefinition> {
  switch (type) {
    case 'String':
      return { maxLength: lengthOf(body, MAX_STRING), format: body.FormatName?.Value ?? 'Text' };
    case 'Memo':
      return { maxLength: lengthOf(body, MAX_MEMO), format: body.Format ?? 'TextArea' };
    case 'Integer':
      return { ...rangeOf(body, 2_147_483_647), format: body.Format ?? 'None' };
    case 'Decimal':
    case 'Double':
    case 'Money':
      return { ...rangeOf(body, MAX_DECIMAL), precision: body.Precision ?? 2 };
    case 'Boolean':
      return { defaultValue: body.DefaultValue ?? false };
    case 'DateTime':
      return { format: body.Format ?? 'DateOnly', dateTimeBehavior: body.DateTimeBehavior?.Value ?? 'UserLocal' };
    case 'Picklist':
      return { options: optionsOf(context, body) };
  }
}

function lengthOf(body: AttributeBody, limit: number): number {
  const length = body.MaxLength;
  if (length === undefined || length > limit) {
    throw definitionErrors.badDefinition(`MaxLength of ${body.SchemaName} must be between 1 and ${limit}.`);
  }
  return length;
}

function rangeOf(body: AttributeBody, limit: number): { min: number; max: number } {
  const min = body.MinValue ?? -limit;
  const max = body.MaxValue ?? limit;
  if (min < -limit - 1 || max > limit || min > max) {
    throw definitionErrors.badDefinition(`MinValue and MaxValue of ${body.SchemaName} must lie within ±${limit}.`);
  }
  return { min, max };
}

function optionsOf(context: ApiContext, body: AttributeBody): ChoiceOption[] {
  const seen = new Set<number>();
  return (body.OptionSet?.Options ?? []).map(({ Value: value, Label: text }) => {
    if (seen.has(value) || value < 0) throw definitionErrors.optionValue(value);
    seen.add(value);
    return { value, label: readLabel(context, text) };
  });
}

const keyBody = z.object({
  SchemaName: z.string().min(1),
  DisplayName: label,
  KeyAttributes: z.array(z.string()).min(1).max(16),
});

export interface KeyBody {
  readonly schemaName: string;
  readonly displayName: LocalizedText;
  readonly attributes: readonly string[];
}

export function readKeyBody(context: ApiContext, body: unknown): KeyBody {
  const parsed = keyBody.safeParse(body);
  if (!parsed.success) throw definitionErrors.badKey(z.prettifyError(parsed.error));
  const { SchemaName: schemaName, DisplayName: displayName, KeyAttributes: attributes } = parsed.data;
  return { schemaName, displayName: readLabel(context, displayName), attributes };
}
