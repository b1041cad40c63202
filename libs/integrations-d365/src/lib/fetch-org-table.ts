import type { D365Client } from './client';
import { KEY_STATES, type OrgKey, type OrgTable } from './doctor/facts';
import { isJsonObject, readObjects, readString } from './json';

const LEAD = "/EntityDefinitions(LogicalName='lead')";

/** The lead table's columns, with how its dates are kept; `strong` as in {@link D365Client.fetchOrgColumns}. */
export async function fetchOrgTable(
  client: Pick<D365Client, 'fetchOrgColumns' | 'fetchDocument'>,
  consistency: 'cached' | 'strong' = 'cached',
): Promise<OrgTable> {
  const [columns, dates] = await Promise.all([
    client.fetchOrgColumns(undefined, consistency),
    client.fetchDocument(`${LEAD}/Attributes/Microsoft.Dynamics.CRM.DateTimeAttributeMetadata`, {
      $select: 'LogicalName,DateTimeBehavior',
    }),
  ]);
  const dateBehaviors = readObjects(dates.body, 'value').flatMap((row): [string, string][] => {
    const name = readString(row, 'LogicalName');
    const behavior = readString(row['DateTimeBehavior'], 'Value');
    return name === undefined || behavior === undefined ? [] : [[name, behavior]];
  });
  return { columns, dateBehaviors: new Map(dateBehaviors) };
}

/** The alternate keys of the lead table and where their indexes stand. */
export async function fetchOrgKeys(client: Pick<D365Client, 'fetchDocument'>): Promise<readonly OrgKey[]> {
  const { body } = await client.fetchDocument(`${LEAD}/Keys`, {
    $select: 'LogicalName,SchemaName,KeyAttributes,EntityKeyIndexStatus',
  });
  return readObjects(body, 'value').map((row): OrgKey => {
    const columns: unknown = isJsonObject(row) ? row['KeyAttributes'] : undefined;
    const status = readString(row, 'EntityKeyIndexStatus');
    return {
      logicalName: readString(row, 'LogicalName') ?? readString(row, 'SchemaName')?.toLowerCase() ?? '',
      columns: Array.isArray(columns) ? columns.map(String) : [],
      state: KEY_STATES.find((state) => state === status) ?? 'Unknown',
    };
  });
}
