import { readLeadDomain } from '../scan/read-lead-domain';
import { foldHeader } from './fold-header';

export interface ImportColumns {
  readonly domain: number;
  readonly company: number | null;
  readonly email: number | null;
  /** False when the first row is already data. */
  readonly hasHeader: boolean;
}

// Whole words of a folded header. A postal "Adres" is no website, so "adres" only counts next to a web word.
const DOMAIN_WORDS = [
  'domain',
  'alan adi',
  'alanadi',
  'web',
  'website',
  'web site',
  'web sitesi',
  'websitesi',
  'web adresi',
  'site',
  'url',
  'internet',
  'internet adresi',
  'homepage',
  'www',
];
const COMPANY_WORDS = [
  'firma',
  'firma adi',
  'firma unvani',
  'unvan',
  'unvani',
  'sirket',
  'sirket adi',
  'company',
  'company name',
  'organization',
  'organisation',
  'kurum',
  'kurum adi',
  'isletme',
  'name',
  'ad',
  'title',
  'account',
];
const EMAIL_WORDS = [
  'e posta',
  'eposta',
  'e posta adresi',
  'email',
  'e mail',
  'mail',
  'mail adresi',
  'email address',
  'e mail address',
];

const SAMPLE_ROWS = 200;
const MAX_TITLE_ROWS = 10;

/** Finds the columns by their headers in Turkish or English, else by what the cells hold. Null: no column holds domains. */
export function guessColumns(rows: readonly (readonly string[])[]): ImportColumns | null {
  const header = rows[0] ?? [];
  const below = columnWithMostDomains(rows.slice(1, SAMPLE_ROWS));
  // "Tel.No" reads like a domain: only the column that holds the others' domains tells whether the first row is one too.
  const hasHeader = below === null ? !header.some(holdsDomain) : !holdsDomain(header[below] ?? '');
  const folded = hasHeader ? header.map(foldHeader) : [];
  const email = indexOfWords(folded, EMAIL_WORDS);
  const byContent = hasHeader ? below : columnWithMostDomains(rows.slice(0, SAMPLE_ROWS));
  const domain = indexOfWords(folded, DOMAIN_WORDS) ?? byContent ?? email;
  if (domain === null) return null;
  const company = indexOfWords(
    folded,
    COMPANY_WORDS.filter((word) => word !== foldHeader(header[domain] ?? '')),
  );
  return { domain, company: company === domain ? null : company, email: email === domain ? null : email, hasHeader };
}

/** Rows above the header, such as the title of a printed list: none of them holds a domain. */
export function countTitleRows(rows: readonly (readonly string[])[], domainColumn: string | null): number {
  const words = domainColumn === null ? [...DOMAIN_WORDS, ...EMAIL_WORDS] : [foldHeader(domainColumn)];
  const candidates = rows.slice(0, MAX_TITLE_ROWS + 1);
  const header = candidates.findIndex((row) => indexOfWords(row.map(foldHeader), words) !== null);
  return header === -1 || rows.slice(0, header).some((row) => row.some(holdsDomain)) ? 0 : header;
}

/** The columns when the caller names the one with domains. Null: the name is not in the header. */
export function namedColumn(header: readonly string[], name: string): ImportColumns | null {
  const folded = header.map(foldHeader);
  const domain = folded.indexOf(foldHeader(name));
  if (domain === -1) return null;
  const company = indexOfWords(folded, COMPANY_WORDS);
  const email = indexOfWords(folded, EMAIL_WORDS);
  return {
    domain,
    company: company === domain ? null : company,
    email: email === domain ? null : email,
    hasHeader: true,
  };
}

/** The column whose header is the earliest word of the list, so that "Web Sitesi" wins over "Site". */
function indexOfWords(folded: readonly string[], words: readonly string[]): number | null {
  for (const word of words) {
    const index = folded.indexOf(word);
    if (index !== -1) return index;
  }
  return null;
}

function columnWithMostDomains(rows: readonly (readonly string[])[]): number | null {
  const counts = new Map<number, number>();
  for (const row of rows) {
    row.forEach((cell, index) => {
      if (holdsDomain(cell)) counts.set(index, (counts.get(index) ?? 0) + 1);
    });
  }
  const [best] = [...counts].sort(([leftIndex, left], [rightIndex, right]) => right - left || leftIndex - rightIndex);
  return best === undefined ? null : best[0];
}

function holdsDomain(cell: string): boolean {
  return cell.includes('.') && !/\s/.test(cell.trim()) && readLeadDomain(cell).ok;
}
