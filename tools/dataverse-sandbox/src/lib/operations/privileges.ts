import { accessErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import type { CustomizationPrivilege, Right } from '../metadata/privilege-names.js';
import { privilegeIdOf, privilegeNameOf, privilegeNames, RIGHTS } from '../metadata/privilege-names.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import type { ApiContext } from './api-context.js';

const ORGANIZATION_ENTITY = { logicalName: 'attribute', objectTypeCode: 9808 } as const;

/** Throws when the application user's role lacks the right on the table (`access.missing_privileges`). */
export function requirePrivilege(context: ApiContext, right: Right, entity: EntityDefinition): void {
  requireNamed(context, privilegeNameOf(right, entity), entity);
}

export function requireCustomizationPrivilege(context: ApiContext, name: CustomizationPrivilege): void {
  requireNamed(context, name, ORGANIZATION_ENTITY);
}

/** The privileges of a table as its definition lists them. */
export function privilegesOf(entity: EntityDefinition): object[] {
  return RIGHTS.filter((right) => right !== 'Qualify').map((right) => ({
    Name: privilegeNameOf(right, entity),
    PrivilegeId: privilegeIdOf(privilegeNameOf(right, entity)),
    PrivilegeType: right,
    CanBeBasic: true,
    CanBeLocal: true,
    CanBeDeep: true,
    CanBeGlobal: true,
  }));
}

/** The bound function RetrieveUserPrivileges: what a user may do through roles and teams. */
export function retrieveUserPrivileges(context: ApiContext, userId: string): ApiReply {
  const held = privilegeNames(context.org.entities()).filter((name) => !isMissing(context, userId, name));
  return jsonReply({
    '@odata.context': `${context.serviceRoot}/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    RolePrivileges: held.map((name) => ({
      Depth: 'Global',
      PrivilegeId: privilegeIdOf(name),
      BusinessUnitId: SANDBOX_IDS.businessUnit,
      PrivilegeName: name,
    })),
  });
}

function requireNamed(
  context: ApiContext,
  name: string,
  entity: Pick<EntityDefinition, 'logicalName' | 'objectTypeCode'>,
): void {
  const { id } = context.caller;
  if (isMissing(context, id, name)) {
    throw accessErrors.missingPrivilege(id, name, entity.logicalName, entity.objectTypeCode);
  }
}

function isMissing(context: ApiContext, userId: string, name: string): boolean {
  if (userId === SANDBOX_IDS.adminUser) return false;
  const missing = context.faults.get('access')?.missing_privileges ?? [];
  return missing.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
}
