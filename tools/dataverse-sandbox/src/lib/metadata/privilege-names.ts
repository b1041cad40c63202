import type { EntityDefinition } from './attribute.js';
import { stableGuid } from './stable-guid.js';

export const RIGHTS = ['Create', 'Read', 'Write', 'Delete', 'Assign', 'Append', 'AppendTo', 'Qualify'] as const;

export type Right = (typeof RIGHTS)[number];

/** What changing definitions needs. */
export const CUSTOMIZATION_PRIVILEGES = [
  'prvCreateAttribute',
  'prvWriteAttribute',
  'prvDeleteAttribute',
  'prvCreateEntityKey',
] as const;

export type CustomizationPrivilege = (typeof CUSTOMIZATION_PRIVILEGES)[number];

/** What reading definitions needs; the tables behind them are no tables of this sandbox. */
const DEFINITION_READS = [
  'prvReadEntity',
  'prvReadAttribute',
  'prvReadRelationship',
  'prvReadEntityMap',
  'prvReadAttributeMap',
] as const;

/** Privileges that every new role has and that nobody can take from it: document management. */
export const BASELINE_PRIVILEGES = [
  'prvReadSharePointData',
  'prvCreateSharePointData',
  'prvWriteSharePointData',
  'prvDeleteSharePointData',
] as const;

export function privilegeNameOf(right: Right, entity: Pick<EntityDefinition, 'schemaName'>): string {
  return `prv${right}${entity.schemaName}`;
}

export function privilegeIdOf(name: string): string {
  return stableGuid(`privilege.${name}`);
}

/** Every privilege that an organisation with these tables has. */
export function privilegeNames(entities: readonly EntityDefinition[]): readonly string[] {
  return [
    ...entities.flatMap((entity) => RIGHTS.map((right) => privilegeNameOf(right, entity))),
    ...CUSTOMIZATION_PRIVILEGES,
    ...DEFINITION_READS,
    ...BASELINE_PRIVILEGES,
  ];
}
