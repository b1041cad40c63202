import { domainToUnicode } from 'node:url';
import type { D365Client } from './client';
import { readNumber, readString, type JsonObject } from './json';
import type { MatchedRow, MatchReason } from './matched-row';

export type RowReader = Pick<D365Client, 'fetchRows'>;

/** Domains per request: keeps the address well under the length that every proxy lets through. */
export const MAX_DOMAINS_PER_REQUEST = 20;

export type MatchesByDomain = ReadonlyMap<string, readonly MatchedRow[]>;

/**
 * Looks for rows about the same companies among leads without Hunter's key, active accounts and open opportunities: by
 * website and by the domain of the mail address. Reads only.
 * @param domains registrable domains as A-labels, at most {@link MAX_DOMAINS_PER_REQUEST}
 */
export async function fetchMatches(
  domains: readonly string[],
  keyColumn: string,
  reader: RowReader,
  signal?: AbortSignal,
): Promise<MatchesByDomain> {
  const companies = domains.map(toCompany);
  const [leads, accounts] = await Promise.all([
    fetchLeads(companies, keyColumn, reader, signal),
    fetchAccounts(companies, reader, signal),
  ]);
  const opportunities = await fetchOpportunities(companies, leads, accounts, reader, signal);
  return new Map(
    companies.map(({ domain }): [string, readonly MatchedRow[]] => [
      domain,
      [...leads, ...accounts, ...opportunities].filter((found) => found.domain === domain).map(({ row }) => row),
    ]),
  );
}

interface Company {
  readonly domain: string;
  /** The domain as A-label and, when it has one, as people write it. */
  readonly spellings: readonly string[];
}

interface Found {
  readonly domain: string;
  readonly row: MatchedRow;
}

function toCompany(domain: string): Company {
  const unicode = domainToUnicode(domain);
  return { domain, spellings: unicode === '' || unicode === domain ? [domain] : [domain, unicode] };
}

async function fetchLeads(
  companies: readonly Company[],
  keyColumn: string,
  reader: RowReader,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  const rows = await reader.fetchRows(
    'leads',
    {
      $select: 'leadid,subject,companyname,websiteurl,emailaddress1,statecode',
      $filter: `${keyColumn} eq null and merged ne true and (${anyTerm(companies, 'emailaddress1', true)})`,
      $orderby: 'modifiedon desc,leadid asc',
    },
    signal,
  );
  return match(companies, rows, 'emailaddress1', (row, matchedOn) =>
    toRow(row, 'lead', 'leadid', readString(row, 'companyname') ?? readString(row, 'subject'), matchedOn),
  );
}

async function fetchAccounts(
  companies: readonly Company[],
  reader: RowReader,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  const rows = await reader.fetchRows(
    'accounts',
    {
      $select: 'accountid,name,websiteurl,emailaddress1',
      $filter: `statecode eq 0 and (${anyTerm(companies, 'emailaddress1', true)})`,
      $orderby: 'modifiedon desc,accountid asc',
    },
    signal,
  );
  return match(companies, rows, 'emailaddress1', (row, matchedOn) =>
    toRow(row, 'account', 'accountid', readString(row, 'name'), matchedOn),
  );
}

/** An opportunity has no website: it is found through its account, the lead it came from, or its own mail address. */
async function fetchOpportunities(
  companies: readonly Company[],
  leads: readonly Found[],
  accounts: readonly Found[],
  reader: RowReader,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  const terms = [
    anyTerm(companies, 'emailaddress', false),
    ...accounts.map(({ row }) => `_customerid_value eq ${row.id} or _parentaccountid_value eq ${row.id}`),
    ...leads.map(({ row }) => `_originatingleadid_value eq ${row.id}`),
  ];
  const rows = await reader.fetchRows(
    'opportunities',
    {
      $select: 'opportunityid,name,emailaddress,_customerid_value,_parentaccountid_value,_originatingleadid_value',
      $filter: `statecode eq 0 and (${terms.join(' or ')})`,
      $orderby: 'modifiedon desc,opportunityid asc',
    },
    signal,
  );
  const toOpportunity = (row: JsonObject, matchedOn: MatchReason) =>
    toRow(row, 'opportunity', 'opportunityid', readString(row, 'name'), matchedOn);
  const byMail = match(companies, rows, 'emailaddress', toOpportunity);
  const known = new Set(byMail.map(({ domain, row }) => `${domain} ${row.id}`));
  const through = (owners: readonly Found[], columns: readonly string[], matchedOn: MatchReason): readonly Found[] =>
    rows.flatMap((row) =>
      owners
        .filter(({ row: owner }) => columns.some((column) => readString(row, column)?.toLowerCase() === owner.id))
        .flatMap(({ domain }) => {
          const found = toOpportunity(row, matchedOn);
          if (found === undefined || known.has(`${domain} ${found.id}`)) return [];
          known.add(`${domain} ${found.id}`);
          return [{ domain, row: found }];
        }),
    );
  return [
    ...byMail,
    ...through(accounts, ['_customerid_value', '_parentaccountid_value'], 'account'),
    ...through(leads, ['_originatingleadid_value'], 'lead'),
  ];
}

/** Narrow enough that the service sorts out nearly everything; the exact test follows on what it sends. */
function anyTerm(companies: readonly Company[], mailColumn: string, hasWebsite: boolean): string {
  return companies
    .flatMap(({ spellings }) => spellings)
    .map((spelling) => spelling.replaceAll("'", "''"))
    .flatMap((spelling) => [
      ...(hasWebsite
        ? [
            `contains(websiteurl,'//${spelling}')`,
            `contains(websiteurl,'.${spelling}')`,
            `startswith(websiteurl,'${spelling}')`,
          ]
        : []),
      `endswith(${mailColumn},'@${spelling}')`,
      `endswith(${mailColumn},'.${spelling}')`,
    ])
    .join(' or ');
}

function match(
  companies: readonly Company[],
  rows: readonly JsonObject[],
  mailColumn: string,
  toMatchedRow: (row: JsonObject, matchedOn: MatchReason) => MatchedRow | undefined,
): readonly Found[] {
  return rows.flatMap((row) =>
    companies.flatMap((company) => {
      const matchedOn = isWebsiteOf(company, readString(row, 'websiteurl'))
        ? 'website'
        : isMailOf(company, readString(row, mailColumn))
          ? 'email'
          : undefined;
      const found = matchedOn === undefined ? undefined : toMatchedRow(row, matchedOn);
      return found === undefined ? [] : [{ domain: company.domain, row: found }];
    }),
  );
}

function toRow(
  row: JsonObject,
  table: MatchedRow['table'],
  idColumn: string,
  name: string | undefined,
  matchedOn: MatchReason,
): MatchedRow | undefined {
  const id = readString(row, idColumn)?.toLowerCase();
  if (id === undefined) return undefined;
  return { table, id, name: name ?? null, matchedOn, open: (readNumber(row, 'statecode') ?? 0) === 0 };
}

/** True for the domain itself and everything under it, however the address was typed. */
export function isWebsiteOf(company: Company, website: string | undefined): boolean {
  const text = website?.trim() ?? '';
  if (text === '') return false;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) && isHostOf(company, new URL(address).hostname);
}

function isMailOf(company: Company, address: string | undefined): boolean {
  const host = address?.trim().split('@').at(-1) ?? '';
  return address?.includes('@') === true && URL.canParse(`https://${host}`)
    ? isHostOf(company, new URL(`https://${host}`).hostname)
    : false;
}

function isHostOf(company: Company, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return name === company.domain || name.endsWith(`.${company.domain}`);
}
