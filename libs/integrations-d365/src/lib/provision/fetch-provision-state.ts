import type { D365Client } from '../client';
import { fetchOrgKeys, fetchOrgTable } from '../fetch-org-table';
import { readNumber, readString } from '../json';
import type { RightsScope } from '../needed-privileges';
import { fetchForms, fetchViews } from './fetch-forms-and-views';
import { fetchRole } from './fetch-role';
import { SOLUTION_NAME } from './plan-provision';
import type { DefinitionState, OrgPublisher, ProvisionState } from './provision-state';

export type ProvisionReader = Pick<D365Client, 'fetchDocument' | 'fetchRows' | 'fetchOrgColumns'>;

/** Reads everything that the plan looks at. */
export async function fetchProvisionState(client: ProvisionReader, scope: RightsScope): Promise<ProvisionState> {
  const [definitions, role, forms, views] = await Promise.all([
    fetchDefinitionState(client),
    fetchRole(client, scope),
    fetchForms(client),
    fetchViews(client),
  ]);
  return { ...definitions, role, forms, views };
}

/** Reads publisher, solution, columns and key. */
export async function fetchDefinitionState(client: ProvisionReader): Promise<DefinitionState> {
  const [languages, publishers, solutions, table, keys] = await Promise.all([
    fetchLanguages(client),
    fetchPublishers(client),
    client.fetchRows('solutions', {
      $select: 'uniquename,_publisherid_value',
      $filter: `uniquename eq '${SOLUTION_NAME}'`,
    }),
    fetchOrgTable(client, 'strong'),
    fetchOrgKeys(client),
  ]);
  const [solution] = solutions;
  return {
    languages,
    publishers,
    solution:
      solution === undefined
        ? null
        : { uniqueName: SOLUTION_NAME, publisherId: readString(solution, '_publisherid_value') ?? null },
    table,
    keys,
  };
}

async function fetchLanguages(client: ProvisionReader): Promise<readonly number[]> {
  const [organizations, provisioned] = await Promise.all([
    client.fetchRows('organizations', { $select: 'languagecode' }),
    client.fetchDocument('/RetrieveProvisionedLanguages()'),
  ]);
  const base = readNumber(organizations[0], 'languagecode');
  const listed: unknown = provisioned.body['RetrieveProvisionedLanguages'];
  const others = Array.isArray(listed) ? listed.filter((lcid): lcid is number => typeof lcid === 'number') : [];
  return [...new Set([...(base === undefined ? [] : [base]), ...others])];
}

/** The publishers of the organisation with their prefixes. */
export async function fetchPublishers(client: Pick<ProvisionReader, 'fetchRows'>): Promise<readonly OrgPublisher[]> {
  const rows = await client.fetchRows('publishers', {
    $select: 'publisherid,uniquename,customizationprefix,customizationoptionvalueprefix',
  });
  return rows.map((row) => ({
    id: readString(row, 'publisherid') ?? '',
    uniqueName: readString(row, 'uniquename') ?? '',
    prefix: readString(row, 'customizationprefix') ?? '',
    optionValuePrefix: readNumber(row, 'customizationoptionvalueprefix') ?? 0,
  }));
}
