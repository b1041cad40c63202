import type { AttributeDefinition, EntityDefinition } from './attribute.js';

export interface Navigation {
  readonly name: string;
  readonly attribute: AttributeDefinition;
  readonly target: string;
}

/** Navigation properties that are not named after their column. */
const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  'lead.slaid': 'sla_lead_sla',
  'lead.slainvokedid': 'slainvokedid_lead_sla',
};

/** Polymorphic lookups, the owner apart, have one navigation property for each table they can point at. */
function nameOf(entity: EntityDefinition, attribute: AttributeDefinition, target: string): string {
  if (attribute.type === 'Owner') return attribute.logicalName;
  const special = SPECIAL_NAMES[`${entity.logicalName}.${attribute.logicalName}`];
  if (special !== undefined) return special;
  const base = attribute.isCustom ? attribute.schemaName : attribute.logicalName;
  return (attribute.targets ?? []).length > 1 ? `${base}_${target}` : base;
}

export function navigationsOf(entity: EntityDefinition): Navigation[] {
  return entity.attributes.flatMap((attribute) =>
    (attribute.targets ?? []).map((target) => ({ name: nameOf(entity, attribute, target), attribute, target })),
  );
}

/** The other end of a lookup: the rows of a table that point at this one. */
export interface Collection {
  readonly name: string;
  /** Table and lookup column of the rows in it. */
  readonly from: string;
  readonly column: string;
}

const COLLECTIONS: Readonly<Record<string, readonly Collection[]>> = {
  lead: [
    { name: 'opportunity_originating_lead', from: 'opportunity', column: 'originatingleadid' },
    { name: 'account_originating_lead', from: 'account', column: 'originatingleadid' },
    { name: 'contact_originating_lead', from: 'contact', column: 'originatingleadid' },
    { name: 'Lead_Annotation', from: 'annotation', column: 'objectid' },
  ],
};

export function collectionsOf(entity: EntityDefinition): readonly Collection[] {
  return COLLECTIONS[entity.logicalName] ?? [];
}

/** The navigation property of that exact name; for the owner, the first of its targets. Names are case-sensitive. */
export function navigationOf(entity: EntityDefinition, name: string): Navigation | undefined {
  return navigationsOf(entity).find((navigation) => navigation.name === name);
}
