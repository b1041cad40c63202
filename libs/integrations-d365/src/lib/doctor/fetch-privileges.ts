import type { D365Client } from '../client';
import { readObjects, readString, type JsonObject } from '../json';
import type { TableRights } from '../needed-privileges';
import type { RequiredPrivilege } from './facts';

/** A privilege that the user may hold and that only the round trip needs. */
export const DELETE_LEAD = 'Delete';

interface HeldPrivileges {
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** The privileges behind these rights, and whether the user holds them; null when a table does not list its privileges. */
export async function fetchPrivileges(
  client: Pick<D365Client, 'fetchDocument'>,
  userId: string,
  needed: readonly TableRights[],
): Promise<readonly RequiredPrivilege[] | null> {
  const [held, ...tables] = await Promise.all([
    fetchHeld(client, userId),
    ...needed.map(async ({ table, rights }) => ({
      table,
      rights,
      listed: await fetchTablePrivileges(client, table),
    })),
  ]);
  const privileges = tables.flatMap(({ table, rights, listed }) =>
    rights.map((right) => {
      const privilege = listed.find((row) => readString(row, 'PrivilegeType') === right);
      return privilege === undefined ? null : toRequired(privilege, { table, right }, held);
    }),
  );
  const known = privileges.filter((privilege) => privilege !== null);
  return known.length === privileges.length ? known : null;
}

/** Whether the user may delete leads; null when the organisation does not say. */
export async function fetchMayDeleteLeads(
  client: Pick<D365Client, 'fetchDocument'>,
  userId: string,
): Promise<boolean | null> {
  const [held, listed] = await Promise.all([fetchHeld(client, userId), fetchTablePrivileges(client, 'lead')]);
  const privilege = listed.find((row) => readString(row, 'PrivilegeType') === DELETE_LEAD);
  return privilege === undefined ? null : toRequired(privilege, { table: 'lead', right: DELETE_LEAD }, held).held;
}

async function fetchHeld(client: Pick<D365Client, 'fetchDocument'>, userId: string): Promise<HeldPrivileges> {
  const path = `/systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
  const rows = readObjects((await client.fetchDocument(path)).body, 'RolePrivileges');
  return {
    // Older organisations give ids only.
    names: new Set(rows.flatMap((row) => readString(row, 'PrivilegeName')?.toLowerCase() ?? [])),
    ids: new Set(rows.flatMap((row) => readString(row, 'PrivilegeId')?.toLowerCase() ?? [])),
  };
}

/** The privileges that a table's definition lists. */
export async function fetchTablePrivileges(
  client: Pick<D365Client, 'fetchDocument'>,
  table: string,
): Promise<readonly JsonObject[]> {
  const { body } = await client.fetchDocument(`/EntityDefinitions(LogicalName='${table}')`, { $select: 'Privileges' });
  return readObjects(body, 'Privileges');
}

function toRequired(
  privilege: JsonObject,
  at: { readonly table: string; readonly right: string },
  held: HeldPrivileges,
): RequiredPrivilege {
  const name = readString(privilege, 'Name') ?? `prv${at.right}${at.table}`;
  const id = readString(privilege, 'PrivilegeId')?.toLowerCase() ?? '';
  return { ...at, name, held: held.names.has(name.toLowerCase()) || held.ids.has(id) };
}
