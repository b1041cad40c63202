import { domainToUnicode } from 'node:url';
import type { D365Client, RowRequest } from './client';
import { readNumber, readString, type JsonObject } from './json';
import type { MatchedRow, MatchReason } from './matched-row';
import { readRemoteLead, ROW_STATE_COLUMNS, type RemoteLead } from './schema';

export type RowSetReader = Pick<D365Client, 'fetchRowSets'>;

export interface CompanyQuestion {
  /** Registrable domains as A-labels. */
  readonly domains: readonly string[];
  /** What is read of the row under the key. */
  readonly columns: readonly string[];
  readonly keyColumn: string;
}

/** What Dynamics holds about a domain. */
export interface CompanyFinding {
  /** The row under the domain's key, or null when there is none. */
  readonly keyed: RemoteLead | null;
  /** Rows about the same company that carry no key of Hunter's. */
  readonly matches: readonly MatchedRow[];
}

/**
 * Looks domains up: the row under the key, and rows about the same company among leads without Hunter's key, active
 * accounts and open opportunities, by website and by the domain of the mail address. All of it is one request; a second one
 * follows only when accounts or leads were found, for the opportunities that hang on them. Reads only.
 */
export async function fetchCompanies(
  { domains, columns, keyColumn }: CompanyQuestion,
  reader: RowSetReader,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, CompanyFinding>> {
  const companies = domains.map(toCompany);
  const groups = toGroups(companies);
  const [keyRows = [], ...rowSets] = await reader.fetchRowSets(
    [
      toKeyRequest(domains, columns, keyColumn),
      ...groups.flatMap((group) => [toLeadRequest(group, keyColumn), toAccountRequest(group), toMailRequest(group)]),
    ],
    signal,
  );
  const rowsOf = (place: number) => rowSets.filter((_rows, index) => index % 3 === place).flat();
  const leads = match(companies, rowsOf(0), 'emailaddress1', toLead);
  const accounts = match(companies, rowsOf(1), 'emailaddress1', toAccount);
  const byMail = match(companies, rowsOf(2), 'emailaddress', toOpportunity);
  const through = await fetchOpportunitiesOf(leads, accounts, reader, signal);
  const seen = new Set(byMail.map(nameOf));
  const opportunities = [...byMail, ...through.filter((found) => !seen.has(nameOf(found)) && seen.add(nameOf(found)))];
  // The service compares keys without regard to case; Hunter's are lower case.
  const keyed = new Map(keyRows.map((row) => [readString(row, keyColumn)?.toLowerCase(), row]));
  return new Map(
    companies.map(({ domain }): [string, CompanyFinding] => [
      domain,
      {
        keyed: readRemoteLead(keyed.get(domain), columns, keyColumn) ?? null,
        matches: [...leads, ...accounts, ...opportunities]
          .filter((found) => found.domain === domain)
          .map(({ row }) => row),
      },
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

/**
 * A query takes 500 conditions at most, and a URL inside a batch 64 KB: a spelling is five conditions, and its letters stand
 * in each of them.
 */
const MOST_SPELLINGS = 80;
const MOST_LETTERS = 4_000;

/** Companies that one query can ask about. */
function toGroups(companies: readonly Company[]): readonly (readonly Company[])[] {
  const groups: Company[][] = [];
  let spellings = Infinity;
  let letters = Infinity;
  for (const company of companies) {
    const own = company.spellings.reduce((sum, spelling) => sum + encodeURIComponent(spelling).length, 0);
    if (spellings + company.spellings.length > MOST_SPELLINGS || letters + own > MOST_LETTERS) {
      groups.push([]);
      spellings = 0;
      letters = 0;
    }
    groups.at(-1)?.push(company);
    spellings += company.spellings.length;
    letters += own;
  }
  return groups;
}

function toKeyRequest(domains: readonly string[], columns: readonly string[], keyColumn: string): RowRequest {
  const names = domains.map(quoted).join(',');
  return {
    entitySet: 'leads',
    query: {
      $select: [...new Set([...ROW_STATE_COLUMNS, keyColumn, ...columns])].join(','),
      $filter: `Microsoft.Dynamics.CRM.In(PropertyName='${keyColumn}',PropertyValues=[${names}])`,
    },
  };
}

function toLeadRequest(companies: readonly Company[], keyColumn: string): RowRequest {
  return {
    entitySet: 'leads',
    query: {
      $select: 'leadid,subject,companyname,websiteurl,emailaddress1,statecode',
      $filter: `${keyColumn} eq null and merged ne true and (${anyTerm(companies, 'emailaddress1', true)})`,
      $orderby: 'modifiedon desc,leadid asc',
    },
  };
}

function toAccountRequest(companies: readonly Company[]): RowRequest {
  return {
    entitySet: 'accounts',
    query: {
      $select: 'accountid,name,websiteurl,emailaddress1',
      $filter: `statecode eq 0 and (${anyTerm(companies, 'emailaddress1', true)})`,
      $orderby: 'modifiedon desc,accountid asc',
    },
  };
}

function toOpportunityRequest(anyOf: string): RowRequest {
  return {
    entitySet: 'opportunities',
    query: {
      $select: 'opportunityid,name,emailaddress,_customerid_value,_parentaccountid_value,_originatingleadid_value',
      $filter: `statecode eq 0 and (${anyOf})`,
      $orderby: 'modifiedon desc,opportunityid asc',
    },
  };
}

/** An opportunity has no website: it is found by its own mail address, or through its account or the lead it came from. */
function toMailRequest(companies: readonly Company[]): RowRequest {
  return toOpportunityRequest(anyTerm(companies, 'emailaddress', false));
}

/** Owners per query: an account is named twice in it. */
const MOST_OWNERS = 100;

async function fetchOpportunitiesOf(
  leads: readonly Found[],
  accounts: readonly Found[],
  reader: RowSetReader,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  const terms = [
    ...accounts.map(({ row }) => `_customerid_value eq ${row.id} or _parentaccountid_value eq ${row.id}`),
    ...leads.map(({ row }) => `_originatingleadid_value eq ${row.id}`),
  ];
  if (terms.length === 0) return [];
  const requests: RowRequest[] = [];
  for (let start = 0; start < terms.length; start += MOST_OWNERS) {
    requests.push(toOpportunityRequest(terms.slice(start, start + MOST_OWNERS).join(' or ')));
  }
  const rows = (await reader.fetchRowSets(requests, signal)).flat();
  const through = (owners: readonly Found[], columns: readonly string[], matchedOn: MatchReason): readonly Found[] =>
    rows.flatMap((row) =>
      owners
        .filter(({ row: owner }) => columns.some((column) => readString(row, column)?.toLowerCase() === owner.id))
        .flatMap(({ domain }) => {
          const found = toOpportunity(row, matchedOn);
          return found === undefined ? [] : [{ domain, row: found }];
        }),
    );
  return [
    ...through(accounts, ['_customerid_value', '_parentaccountid_value'], 'account'),
    ...through(leads, ['_originatingleadid_value'], 'lead'),
  ];
}

function nameOf({ domain, row }: Found): string {
  return `${domain} ${row.id}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
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

function toLead(row: JsonObject, matchedOn: MatchReason): MatchedRow | undefined {
  return toRow(row, 'lead', 'leadid', readString(row, 'companyname') ?? readString(row, 'subject'), matchedOn);
}

function toAccount(row: JsonObject, matchedOn: MatchReason): MatchedRow | undefined {
  return toRow(row, 'account', 'accountid', readString(row, 'name'), matchedOn);
}

function toOpportunity(row: JsonObject, matchedOn: MatchReason): MatchedRow | undefined {
  return toRow(row, 'opportunity', 'opportunityid', readString(row, 'name'), matchedOn);
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
