import type { Choice } from '../choices';
import { behaviorOf } from '../judge-columns';
import type { HunterColumn, LocalName } from '../hunter-columns';
import type { JsonObject } from '../json';

const NAMESPACE = 'Microsoft.Dynamics.CRM';
const TURKISH = 1055;
const VALUES_PER_PREFIX = 10_000;

/** A name as it reads in a language; English stands in for languages that Hunter does not speak. */
export function nameIn(name: LocalName, lcid: number): string {
  return lcid === TURKISH ? name.tr : name.en;
}

/** A label in each language of the organisation; English stands in for languages that Hunter does not speak. */
export function toLabel(name: LocalName, languages: readonly number[]): JsonObject {
  return {
    '@odata.type': `${NAMESPACE}.Label`,
    LocalizedLabels: languages.map((lcid) => ({
      '@odata.type': `${NAMESPACE}.LocalizedLabel`,
      Label: nameIn(name, lcid),
      LanguageCode: lcid,
    })),
  };
}

export interface DefinitionOptions {
  readonly publisherPrefix: string;
  readonly languages: readonly number[];
  readonly optionValuePrefix: number;
}

/** The definition of a column, as `POST …/Attributes` takes it. */
export function toColumnBody(column: HunterColumn, options: DefinitionOptions): JsonObject {
  return {
    '@odata.type': `${NAMESPACE}.${column.type}AttributeMetadata`,
    AttributeType: column.type,
    AttributeTypeName: { Value: `${column.type}Type` },
    SchemaName: `${options.publisherPrefix}_${column.field}`,
    RequiredLevel: {
      Value: 'None',
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    DisplayName: toLabel(column.label, options.languages),
    ...toTypeMembers(column, options),
  };
}

function toTypeMembers(column: HunterColumn, options: DefinitionOptions): JsonObject {
  switch (column.type) {
    case 'String':
      return { MaxLength: column.maxLength, FormatName: { Value: column.format === 'Url' ? 'Url' : 'Text' } };
    case 'Memo':
      return { MaxLength: column.maxLength, Format: 'TextArea', ImeMode: 'Disabled' };
    case 'Integer':
      return { MinValue: column.min, MaxValue: column.max, Format: 'None' };
    case 'Boolean':
      return { DefaultValue: false, OptionSet: toBooleanOptions(options.languages) };
    case 'DateTime':
      return { Format: column.format, DateTimeBehavior: { Value: behaviorOf(column) } };
    case 'Picklist':
      return { OptionSet: toOptionSet(column.choices ?? [], options) };
  }
}

function toBooleanOptions(languages: readonly number[]): JsonObject {
  const option = (value: number, en: string, tr: string) => ({ Value: value, Label: toLabel({ en, tr }, languages) });
  return {
    '@odata.type': `${NAMESPACE}.BooleanOptionSetMetadata`,
    OptionSetType: 'Boolean',
    TrueOption: option(1, 'Yes', 'Evet'),
    FalseOption: option(0, 'No', 'Hayır'),
  };
}

function toOptionSet(choices: readonly Choice[], { optionValuePrefix, languages }: DefinitionOptions): JsonObject {
  return {
    '@odata.type': `${NAMESPACE}.OptionSetMetadata`,
    IsGlobal: false,
    OptionSetType: 'Picklist',
    Options: choices.map((choice, index) => ({
      Value: optionValuePrefix * VALUES_PER_PREFIX + index,
      Label: toLabel(choice, languages),
    })),
  };
}

/** The alternate key over the domain column. */
export function toKeyBody(keyColumn: string, { publisherPrefix, languages }: DefinitionOptions): JsonObject {
  return {
    SchemaName: `${publisherPrefix}_DomainKey`,
    DisplayName: toLabel({ en: 'Hunter domain', tr: 'Hunter alan adı' }, languages),
    KeyAttributes: [keyColumn],
  };
}
