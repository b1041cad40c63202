import type { AttributeDefinition, ChoiceOption, EntityDefinition, KeyDefinition } from '../metadata/attribute.js';
import type { LocalizedText } from '../metadata/label.js';
import { privilegesOf } from '../operations/privileges.js';
import type { KeyStatus } from '../store/key-index.js';
import type { Organization } from '../store/organization.js';

const LABEL_METADATA = { IsManaged: false };

/** A label in the languages that are switched on; the user's own language may be missing from it. */
export function labelJson(org: Organization, text: LocalizedText): object {
  const { baseLanguage, languages } = org.profile;
  const known = languages.filter((lcid) => text[lcid] !== undefined);
  // Tables and columns that come with the product carry their one name in every language.
  const shown = known.length > 0 ? known : [baseLanguage];
  const localized = shown.map((lcid) => ({
    Label: text[lcid] ?? Object.values(text)[0] ?? '',
    LanguageCode: lcid,
    ...LABEL_METADATA,
  }));
  return {
    LocalizedLabels: localized,
    UserLocalizedLabel: localized.find((label) => label.LanguageCode === baseLanguage) ?? null,
  };
}

export function entityJson(org: Organization, entity: EntityDefinition): Record<string, unknown> {
  return {
    MetadataId: entity.metadataId,
    LogicalName: entity.logicalName,
    SchemaName: entity.schemaName,
    EntitySetName: entity.entitySetName,
    LogicalCollectionName: entity.entitySetName,
    ObjectTypeCode: entity.objectTypeCode,
    PrimaryIdAttribute: entity.primaryId,
    PrimaryNameAttribute: entity.primaryName,
    OwnershipType: 'UserOwned',
    IsOptimisticConcurrencyEnabled: true,
    ChangeTrackingEnabled: entity.changeTracking,
    IsCustomEntity: false,
    DisplayName: labelJson(org, entity.displayName),
    Privileges: privilegesOf(entity),
  };
}

const isChoice = (attribute: AttributeDefinition): boolean => attribute.options !== undefined;

/** The `@odata.type` suffix of a column, which is also the name of its cast segment. */
export function attributeTypeName(attribute: AttributeDefinition): string {
  if (attribute.type === 'Owner') return 'LookupAttributeMetadata';
  if (attribute.type === 'Uniqueidentifier') return 'UniqueIdentifierAttributeMetadata';
  return `${attribute.type}AttributeMetadata`;
}

/** The members that every column has, whatever its type. */
export function attributeBaseJson(
  org: Organization,
  entity: EntityDefinition,
  attribute: AttributeDefinition,
): Record<string, unknown> {
  return {
    MetadataId: attribute.metadataId,
    LogicalName: attribute.logicalName,
    SchemaName: attribute.schemaName,
    EntityLogicalName: entity.logicalName,
    AttributeOf: null,
    AttributeType: attribute.type,
    AttributeTypeName: { Value: `${attribute.type}Type` },
    IsCustomAttribute: attribute.isCustom,
    IsPrimaryId: attribute.logicalName === entity.primaryId,
    IsPrimaryName: attribute.logicalName === entity.primaryName,
    IsValidForCreate: attribute.validForCreate,
    IsValidForRead: true,
    IsValidForUpdate: attribute.validForUpdate,
    RequiredLevel: {
      Value: attribute.requiredLevel,
      CanBeChanged: attribute.requiredLevel !== 'SystemRequired',
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    DisplayName: labelJson(org, attribute.displayName),
    Description: { LocalizedLabels: [], UserLocalizedLabel: null },
  };
}

/** The members that only a cast to the column's own type shows. */
export function attributeTypedJson(org: Organization, attribute: AttributeDefinition): Record<string, unknown> {
  const { maxLength, min, max, format, precision } = attribute;
  return {
    ...(maxLength === undefined ? {} : { MaxLength: maxLength }),
    ...(min === undefined ? {} : { MinValue: min, MaxValue: max }),
    ...(format === undefined ? {} : { Format: format }),
    ...(attribute.type === 'String' ? { FormatName: { Value: format ?? 'Text' } } : {}),
    ...(precision === undefined ? {} : { Precision: precision }),
    ...(attribute.dateTimeBehavior === undefined ? {} : { DateTimeBehavior: { Value: attribute.dateTimeBehavior } }),
    ...(attribute.targets === undefined ? {} : { Targets: attribute.targets }),
    ...(isChoice(attribute) || attribute.type === 'Boolean' ? { DefaultFormValue: attribute.defaultValue ?? -1 } : {}),
    ...(attribute.type === 'Boolean' ? { DefaultValue: attribute.defaultValue ?? false } : {}),
    ...optionSetJson(org, attribute),
  };
}

function optionSetJson(org: Organization, attribute: AttributeDefinition): Record<string, unknown> {
  const base = { Name: `lead_${attribute.logicalName}`, IsGlobal: false, MetadataId: attribute.metadataId };
  if (attribute.type === 'Boolean') {
    return {
      OptionSet: {
        ...base,
        OptionSetType: 'Boolean',
        TrueOption: optionJson(org, { value: 1, label: { [org.profile.baseLanguage]: 'Yes' } }),
        FalseOption: optionJson(org, { value: 0, label: { [org.profile.baseLanguage]: 'No' } }),
      },
      GlobalOptionSet: null,
    };
  }
  if (attribute.options === undefined) return {};
  return {
    OptionSet: {
      ...base,
      OptionSetType: attribute.type,
      Options: attribute.options.map((option) => optionJson(org, option)),
    },
    GlobalOptionSet: null,
  };
}

function optionJson(org: Organization, option: ChoiceOption): object {
  return {
    Value: option.value,
    Label: labelJson(org, option.label),
    ...(option.state === undefined ? {} : { State: option.state }),
  };
}

export function keyJson(
  org: Organization,
  entity: EntityDefinition,
  key: KeyDefinition,
  status: KeyStatus,
): Record<string, unknown> {
  return {
    MetadataId: key.metadataId,
    LogicalName: key.logicalName,
    SchemaName: key.schemaName,
    EntityLogicalName: entity.logicalName,
    KeyAttributes: key.attributes,
    EntityKeyIndexStatus: status,
    DisplayName: labelJson(org, key.displayName),
  };
}
