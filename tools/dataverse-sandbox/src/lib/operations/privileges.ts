import { accessErrors } from '../errors/catalogue.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { ApiContext } from './api-context.js';

export type Right = 'Create' | 'Read' | 'Write' | 'Delete' | 'Assign' | 'Append' | 'AppendTo' | 'Qualify';

/** Throws when the application user's role lacks the right on the table (`access.missing_privileges`). */
export function requirePrivilege(context: ApiContext, right: Right, entity: EntityDefinition): void {
  const name = `prv${right}${entity.schemaName}`;
  const missing = context.faults.get('access')?.missing_privileges ?? [];
  if (missing.some((candidate) => candidate.toLowerCase() === name.toLowerCase())) {
    throw accessErrors.missingPrivilege(context.caller.id, name, entity.logicalName, entity.objectTypeCode);
  }
}
