import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rowErrors, urlErrors } from '../errors/catalogue.js';
import type { ApiReply } from '../http/exchange.js';
import { jsonReply, noContent } from '../http/exchange.js';
import type { EntityDefinition } from '../metadata/attribute.js';
import { definitionErrors } from '../metadata-api/definition-errors.js';
import { BASELINE_PRIVILEGES, privilegeIdOf } from '../metadata/privilege-names.js';
import type { PathSegment, SegmentKey } from '../odata/resource-path.js';
import type { ApiContext } from '../operations/api-context.js';
import { requirePrivilege } from '../operations/privileges.js';
import { readJsonObject } from '../operations/read-payload.js';
import { requireRow } from '../operations/retrieve-row.js';
import type { Row } from '../store/row.js';
import { isLookup } from '../store/row.js';
import { SANDBOX_IDS } from '../store/seed-organization.js';
import { customizationErrors } from './customization-errors.js';

/** Depths by their name and number on the wire, and the mask that they are stored as. */
const DEPTHS = [
  { name: 'Basic', mask: 1 },
  { name: 'Local', mask: 2 },
  { name: 'Deep', mask: 4 },
  { name: 'Global', mask: 8 },
] as const;

const addBody = z.object({
  Privileges: z.array(z.object({ PrivilegeId: z.string(), Depth: z.union([z.string(), z.number()]) })).min(1),
});

/** The bound action AddPrivilegesRole: adds privileges to a role, or changes the depth of those it has. */
export function addPrivilegesRole(context: ApiContext, role: EntityDefinition, key: SegmentKey): ApiReply {
  requirePrivilege(context, 'Write', role);
  const row = requireRow(context, role, key);
  const parsed = addBody.safeParse(readJsonObject(context.request.body, 'AddPrivilegesRole'));
  if (!parsed.success) throw definitionErrors.badDefinition(z.prettifyError(parsed.error));
  for (const { PrivilegeId: id, Depth: depth } of parsed.data.Privileges) {
    grant(context, row.id, id.toLowerCase(), maskOf(String(depth)));
  }
  return noContent();
}

/** What every role starts with. */
export function grantBaseline(context: ApiContext, roleId: string): void {
  for (const name of BASELINE_PRIVILEGES) grant(context, roleId, privilegeIdOf(name), 8);
}

/** The unbound function RetrieveRolePrivilegesRole. */
export function retrieveRolePrivilegesRole(context: ApiContext, { key }: PathSegment): ApiReply {
  const entity = context.org.entity('role');
  const id = key?.kind === 'named' ? key.values['RoleId'] : undefined;
  if (entity === undefined || id?.kind !== 'guid') throw urlErrors.badQuery('RetrieveRolePrivilegesRole needs RoleId.');
  requirePrivilege(context, 'Read', entity);
  const { id: roleId } = requireRow(context, entity, { kind: 'id', id: id.value });
  const url = `${context.serviceRoot}/$metadata#Microsoft.Dynamics.CRM.RetrieveRolePrivilegesRoleResponse`;
  const privileges = context.org.table('privilege').rows;
  return jsonReply({
    '@odata.context': url,
    RolePrivileges: grantsOf(context, roleId).map(({ columns }) => {
      const privilegeId = isLookup(columns['privilegeid']) ? columns['privilegeid'].id : '';
      return {
        Depth: DEPTHS.find(({ mask }) => mask === columns['privilegedepthmask'])?.name,
        PrivilegeId: privilegeId,
        BusinessUnitId: SANDBOX_IDS.businessUnit,
        PrivilegeName: privileges.get(privilegeId)?.columns['name'],
      };
    }),
  });
}

function grant({ org }: ApiContext, roleId: string, privilegeId: string, mask: number): void {
  if (!org.table('privilege').rows.has(privilegeId)) throw rowErrors.idNotFound('privilege', privilegeId);
  const held = grantsOf({ org }, roleId).find(
    ({ columns }) => isLookup(columns['privilegeid']) && columns['privilegeid'].id === privilegeId,
  );
  const id = held?.id ?? randomUUID();
  org.save('roleprivileges', id, {
    roleprivilegeid: id,
    roleid: { id: roleId, logicalName: 'role' },
    privilegeid: { id: privilegeId, logicalName: 'privilege' },
    privilegedepthmask: mask,
  });
}

function grantsOf({ org }: Pick<ApiContext, 'org'>, roleId: string): Row[] {
  return [...org.table('roleprivileges').rows.values()].filter(
    ({ columns }) => isLookup(columns['roleid']) && columns['roleid'].id === roleId,
  );
}

function maskOf(depth: string): number {
  const found = DEPTHS.find(({ name }, number) => name === depth || String(number) === depth);
  if (found === undefined) throw customizationErrors.badDepth(depth);
  return found.mask;
}
