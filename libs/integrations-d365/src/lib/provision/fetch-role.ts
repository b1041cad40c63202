import type { D365Client } from '../client';
import { fetchTablePrivileges } from '../doctor/fetch-privileges';
import { readObjects, readString } from '../json';
import { definitionPrivileges, roleRights, type RightsScope } from '../needed-privileges';
import type { OrgPrivilege, OrgRole } from './provision-state';

export const ROLE_NAME = 'Hunter Integration';

type RoleReader = Pick<D365Client, 'fetchDocument' | 'fetchRows'>;

/** The role of the application user in the root business unit, and what it still lacks. */
export async function fetchRole(client: RoleReader, scope: RightsScope): Promise<OrgRole> {
  const [units, wanted] = await Promise.all([
    client.fetchRows('businessunits', {
      $select: 'businessunitid',
      $filter: '_parentbusinessunitid_value eq null',
    }),
    fetchWanted(client, scope),
  ]);
  const businessUnitId = readString(units[0], 'businessunitid') ?? '';
  const roles = await client.fetchRows('roles', {
    $select: 'roleid',
    $filter: `name eq '${ROLE_NAME}' and _businessunitid_value eq ${businessUnitId}`,
  });
  const id = readString(roles[0], 'roleid') ?? null;
  const held = id === null ? new Set<string>() : await fetchHeld(client, id);
  return { id, businessUnitId, missing: wanted.filter((privilege) => !held.has(privilege.id)) };
}

/** The role's privileges by id; only those that reach the whole organisation count. */
async function fetchHeld(client: RoleReader, roleId: string): Promise<ReadonlySet<string>> {
  const { body } = await client.fetchDocument(`/RetrieveRolePrivilegesRole(RoleId=${roleId})`);
  const granted = readObjects(body, 'RolePrivileges').filter((row) => readString(row, 'Depth') === 'Global');
  return new Set(granted.flatMap((row) => readString(row, 'PrivilegeId')?.toLowerCase() ?? []));
}

async function fetchWanted(client: RoleReader, scope: RightsScope): Promise<readonly OrgPrivilege[]> {
  const [named, ...tables] = await Promise.all([
    client.fetchRows('privileges', {
      $select: 'privilegeid,name',
      $filter: definitionPrivileges(scope)
        .map((name) => `name eq '${name}'`)
        .join(' or '),
    }),
    ...roleRights(scope).map(async ({ table, rights }) => {
      const listed = await fetchTablePrivileges(client, table);
      return listed.filter((row) => rights.includes(readString(row, 'PrivilegeType') ?? ''));
    }),
  ]);
  return [
    ...tables.flat().map((row) => toPrivilege(readString(row, 'Name'), readString(row, 'PrivilegeId'))),
    ...named.map((row) => toPrivilege(readString(row, 'name'), readString(row, 'privilegeid'))),
  ];
}

function toPrivilege(name: string | undefined, id: string | undefined): OrgPrivilege {
  return { name: name ?? '', id: id?.toLowerCase() ?? '' };
}
