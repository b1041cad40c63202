import type { D365Client } from './client';
import { readNumber, readString, type JsonObject } from './json';
import type { MatchedRow } from './matched-row';
import type { ColumnValue, ColumnValues } from './schema';

/** Enough to decide by; a rule that finds more is a rule about something else. */
const MAX_ROWS = '10';

/**
 * The rows that a duplicate rule may have meant: the same mail address, company name or website. The refusal itself names
 * none, and which rule struck is the organisation's own business.
 */
export async function fetchDuplicates(
  values: ColumnValues,
  reader: Pick<D365Client, 'fetchRows'>,
  signal?: AbortSignal,
): Promise<readonly MatchedRow[]> {
  const columns = ['emailaddress1', 'companyname', 'websiteurl'] as const;
  const terms = columns.flatMap((column) => toTerm(column, values[column]));
  if (terms.length === 0) return [];
  const rows = await reader.fetchRows(
    'leads',
    {
      $select: 'leadid,subject,companyname,websiteurl,emailaddress1,statecode',
      $filter: terms.join(' or '),
      $orderby: 'modifiedon desc,leadid asc',
      $top: MAX_ROWS,
    },
    signal,
  );
  return rows.flatMap((row) => toMatchedRow(row, values));
}

function toTerm(column: string, value: ColumnValue | undefined): readonly string[] {
  return typeof value === 'string' && value !== '' ? [`${column} eq '${value.replaceAll("'", "''")}'`] : [];
}

/** A row that a duplicate rule may have meant, with what it has in common with these values. */
export function toMatchedRow(row: JsonObject, values: ColumnValues): readonly MatchedRow[] {
  const id = readString(row, 'leadid')?.toLowerCase();
  if (id === undefined) return [];
  const isEqual = (column: string) => {
    const ours = fold(values[column]);
    return ours !== null && fold(readString(row, column)) === ours;
  };
  const matchedOn = isEqual('emailaddress1') ? 'email' : isEqual('websiteurl') ? 'website' : 'name';
  const name = readString(row, 'companyname') ?? readString(row, 'subject') ?? null;
  return [{ table: 'lead', id, name, matchedOn, open: readNumber(row, 'statecode') === 0 }];
}

function fold(value: ColumnValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : null;
}
