import type { LocalizedText } from './label.js';

export type AttributeType =
  | 'String'
  | 'Memo'
  | 'Picklist'
  | 'State'
  | 'Status'
  | 'Boolean'
  | 'Integer'
  | 'BigInt'
  | 'Double'
  | 'Decimal'
  | 'Money'
  | 'DateTime'
  | 'Lookup'
  | 'Owner'
  | 'Uniqueidentifier';

export type RequiredLevel = 'None' | 'Recommended' | 'ApplicationRequired' | 'SystemRequired';

export interface ChoiceOption {
  readonly value: number;
  readonly label: LocalizedText;
  /** Status reasons only: the state they belong to. */
  readonly state?: number;
}

export interface AttributeDefinition {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly metadataId: string;
  readonly type: AttributeType;
  readonly displayName: LocalizedText;
  readonly requiredLevel: RequiredLevel;
  readonly validForCreate: boolean;
  readonly validForUpdate: boolean;
  readonly isCustom: boolean;
  readonly maxLength?: number;
  readonly format?: string;
  readonly min?: number;
  readonly max?: number;
  readonly precision?: number;
  readonly options?: readonly ChoiceOption[];
  readonly dateTimeBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent';
  /** Lookups only: logical names of the tables they can point at. */
  readonly targets?: readonly string[];
  /** Value of a new row that does not name the column. */
  readonly defaultValue?: boolean | number;
  /** Epoch milliseconds before which a freshly made column is unusable (metadata lag). */
  readonly usableFrom?: number;
}

export interface KeyDefinition {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly metadataId: string;
  readonly displayName: LocalizedText;
  readonly attributes: readonly string[];
}

export interface EntityDefinition {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly metadataId: string;
  readonly primaryId: string;
  readonly primaryName: string;
  readonly displayName: LocalizedText;
  readonly changeTracking: boolean;
  readonly attributes: readonly AttributeDefinition[];
  /** Keys that come with the table and are always Active, such as a user's Entra object id. */
  readonly builtInKeys: readonly (readonly string[])[];
}
