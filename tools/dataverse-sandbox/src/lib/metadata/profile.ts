import type { AttributeDefinition, ChoiceOption, EntityDefinition } from './attribute.js';
import type { AttributeSeed } from './attribute-builders.js';
import { withMetadataIds } from './attribute-builders.js';
import {
  privilegeAttributes,
  roleAttributes,
  rolePrivilegesAttributes,
  savedQueryAttributes,
  systemFormAttributes,
} from './customization-tables.js';
import { hunterColumns } from './hunter-columns.js';
import { ENGLISH, TURKISH } from './label.js';
import { leadAttributes } from './lead-attributes.js';
import { accountAttributes, annotationAttributes, contactAttributes, opportunityAttributes } from './sales-tables.js';
import { stableGuid } from './stable-guid.js';
import {
  businessUnitAttributes,
  currencyAttributes,
  organizationAttributes,
  publisherAttributes,
  sdkMessageAttributes,
  sdkMessageFilterAttributes,
  solutionAttributes,
  systemUserAttributes,
  teamAttributes,
} from './system-tables.js';

export const PROFILE_NAMES = ['provisioned', 'out-of-the-box', 'customised', 'turkish', 'no-sales'] as const;

/**
 * What the sandbox's organisation looks like when it starts.
 * `provisioned`: the standard lead table plus Hunter's columns and Active key. `out-of-the-box`: the standard table only.
 * `customised`: provisioned, but with the lengths, options and status reasons that an administrator changed.
 * `turkish`: out of the box, base language Turkish, and no English provisioned.
 * `no-sales`: Dataverse alone, without the tables that Dynamics 365 Sales brings.
 */
export type ProfileName = (typeof PROFILE_NAMES)[number];

export interface Profile {
  readonly name: ProfileName;
  readonly baseLanguage: number;
  readonly languages: readonly number[];
  readonly entities: readonly EntityDefinition[];
  /** Set when Hunter's publisher, solution and Active key are there from the start: where its option values begin. */
  readonly hunterOptionPrefix?: number;
}

interface TableSeed {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly primaryName: string;
  /** Where it is not the logical name with `id` behind it. */
  readonly primaryId?: string;
  readonly attributes: readonly AttributeSeed[];
  readonly builtInKeys?: readonly (readonly string[])[];
  readonly changeTracking?: boolean;
}

const byEntraObjectId = [['azureactivedirectoryobjectid']];

function tableSeeds(lead: readonly AttributeSeed[]): TableSeed[] {
  const table = (
    logicalName: string,
    entitySetName: string,
    objectTypeCode: number,
    primaryName: string,
    attributes: readonly AttributeSeed[],
    extras: Partial<TableSeed> = {},
  ): TableSeed => ({ logicalName, entitySetName, objectTypeCode, primaryName, attributes, ...extras });
  return [
    table('lead', 'leads', 4, 'fullname', lead, { changeTracking: true }),
    table('account', 'accounts', 1, 'name', accountAttributes(), { changeTracking: true }),
    table('contact', 'contacts', 2, 'fullname', contactAttributes(), { changeTracking: true }),
    table('opportunity', 'opportunities', 3, 'name', opportunityAttributes(), { changeTracking: true }),
    table('annotation', 'annotations', 5, 'subject', annotationAttributes()),
    table('systemuser', 'systemusers', 8, 'fullname', systemUserAttributes(), { builtInKeys: byEntraObjectId }),
    table('team', 'teams', 9, 'name', teamAttributes(), { builtInKeys: byEntraObjectId }),
    table('businessunit', 'businessunits', 10, 'name', businessUnitAttributes()),
    table('organization', 'organizations', 1019, 'name', organizationAttributes()),
    table('transactioncurrency', 'transactioncurrencies', 9105, 'currencyname', currencyAttributes()),
    table('publisher', 'publishers', 7101, 'friendlyname', publisherAttributes()),
    table('solution', 'solutions', 7100, 'friendlyname', solutionAttributes()),
    table('sdkmessage', 'sdkmessages', 4606, 'name', sdkMessageAttributes()),
    table('sdkmessagefilter', 'sdkmessagefilters', 4607, 'primaryobjecttypecode', sdkMessageFilterAttributes()),
    table('role', 'roles', 1036, 'name', roleAttributes()),
    table('privilege', 'privileges', 1023, 'name', privilegeAttributes()),
    table('roleprivileges', 'roleprivilegescollection', 12, 'roleprivilegeid', rolePrivilegesAttributes(), {
      primaryId: 'roleprivilegeid',
    }),
    table('savedquery', 'savedqueries', 1039, 'name', savedQueryAttributes()),
    table('systemform', 'systemforms', 1030, 'name', systemFormAttributes(), { primaryId: 'formid' }),
  ];
}

function toEntity(seed: TableSeed): EntityDefinition {
  return {
    logicalName: seed.logicalName,
    schemaName: seed.logicalName.charAt(0).toUpperCase() + seed.logicalName.slice(1),
    entitySetName: seed.entitySetName,
    objectTypeCode: seed.objectTypeCode,
    metadataId: stableGuid(`entity.${seed.logicalName}`),
    primaryId: seed.primaryId ?? `${seed.logicalName}id`,
    primaryName: seed.primaryName,
    displayName: { [ENGLISH]: seed.logicalName },
    changeTracking: seed.changeTracking ?? false,
    attributes: withMetadataIds(seed.logicalName, seed.attributes),
    builtInKeys: seed.builtInKeys ?? [],
  };
}

const CUSTOM_LENGTHS: Readonly<Record<string, number>> = {
  subject: 50,
  description: 4151,
  firstname: 450,
  fullname: 650,
};

const EXTRA_STATUS_REASONS: readonly ChoiceOption[] = [
  { value: 804_240_004, state: 0, label: { [ENGLISH]: 'Waiting for Partner', [TURKISH]: 'İş Ortağı Bekleniyor' } },
  { value: 823_270_000, state: 2, label: { [ENGLISH]: 'Duplicate Enquiry', [TURKISH]: 'Yinelenen Talep' } },
];

const RENUMBERED_CHOICES = ['leadsourcecode', 'leadqualitycode', 'industrycode'];

/** One tenant's habits: shorter and longer columns, options renumbered, status reasons added. */
function customise(seed: AttributeSeed): AttributeSeed {
  const maxLength = CUSTOM_LENGTHS[seed.logicalName];
  if (maxLength !== undefined) return { ...seed, maxLength };
  if (seed.logicalName === 'statuscode')
    return { ...seed, options: [...(seed.options ?? []), ...EXTRA_STATUS_REASONS] };
  if (!RENUMBERED_CHOICES.includes(seed.logicalName)) return seed;
  const { defaultValue: _dropped, ...rest } = seed;
  return { ...rest, options: (seed.options ?? []).map((option) => ({ ...option, value: option.value + 100_000_000 })) };
}

const SALES_TABLES: ReadonlySet<string> = new Set(['lead', 'opportunity']);

/** The organisation that a profile name stands for. */
export function profileOf(name: ProfileName): Profile {
  const lead = leadAttributes();
  const entities = (attributes: readonly AttributeSeed[]): EntityDefinition[] => tableSeeds(attributes).map(toEntity);
  const english = { baseLanguage: ENGLISH, languages: [ENGLISH, TURKISH] };
  switch (name) {
    case 'provisioned':
      return {
        name,
        ...english,
        hunterOptionPrefix: 72_700,
        entities: entities([...lead, ...hunterColumns({ optionValueBase: 727_000_000 })]),
      };
    case 'customised':
      return {
        name,
        ...english,
        hunterOptionPrefix: 84_561,
        entities: entities([...lead.map(customise), ...hunterColumns({ optionValueBase: 845_610_000 })]),
      };
    case 'out-of-the-box':
      return { name, ...english, entities: entities(lead) };
    case 'no-sales':
      return {
        name,
        ...english,
        entities: entities(lead).filter(({ logicalName }) => !SALES_TABLES.has(logicalName)),
      };
    case 'turkish':
      return {
        name,
        baseLanguage: TURKISH,
        languages: [TURKISH],
        entities: entities(lead),
      };
  }
}

/** Finds a column by logical name. */
export function attributeOf(entity: EntityDefinition, logicalName: string): AttributeDefinition | undefined {
  return entity.attributes.find((candidate) => candidate.logicalName === logicalName);
}
