import type { D365Client } from './client';
import { toMatchedRow } from './fetch-duplicates';
import type { MatchedRow } from './matched-row';
import type { ColumnValues } from './schema';

/** As many as a refused create shows. */
const PAGING = JSON.stringify({ PageNumber: 1, Count: 10 });

/**
 * The leads that the organisation's published duplicate rules hold for the same as a new lead with these values, asked
 * without writing anything (Web API function RetrieveDuplicates). Rules that compare a lead with other tables are not asked.
 */
export async function askDuplicateRules(
  values: ColumnValues,
  reader: Pick<D365Client, 'fetchRows'>,
  signal?: AbortSignal,
): Promise<readonly MatchedRow[]> {
  const rows = await reader.fetchRows(
    'RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)',
    {
      '@p1': JSON.stringify({ '@odata.type': 'Microsoft.Dynamics.CRM.lead', ...values }),
      '@p2': "'lead'",
      '@p3': PAGING,
    },
    signal,
  );
  return rows.flatMap((row) => toMatchedRow(row, values));
}
