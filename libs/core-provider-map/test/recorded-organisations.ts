import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailSetupReading } from '../src/index.js';

/** What of a domain's entry in the recorded DNS is read here; any column may be missing. */
export interface RecordedDomain {
  readonly mx?: readonly string[] | null;
  readonly spf?: string | null;
  readonly autodiscover?: { readonly autodiscover_cname?: string };
  readonly dkim?: Readonly<Record<string, string>>;
  readonly txt_verifications?: Readonly<Record<string, string>>;
  /** What Microsoft's sign-in said about the domain when it was recorded, where anybody asked. */
  readonly tenant?: string;
}

/** The labelled row itself: `provider` is the label, `gateway` picks the hard part, and the answer sees neither. */
export interface LabelledRow {
  readonly domain: string;
  readonly mx?: readonly string[] | null;
  readonly spf?: string | null;
  readonly provider?: string;
  readonly gateway?: string | null;
}

/** The entries of every `*.json` of a folder, by domain. */
export function readRecordedDomains(folder: string): ReadonlyMap<string, RecordedDomain> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, RecordedDomain>),
    ),
  );
}

/** The labelled rows of a file: a list, or an object with one. Rows that name no domain or no label say nothing. */
export function readLabelledRows(file: string): readonly (LabelledRow & { readonly provider: string })[] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as object;
  const list = Array.isArray(content) ? content : Object.values(content).find((value) => Array.isArray(value));
  if (list === undefined) throw new Error(`${file} holds no list of rows`);
  return (list as LabelledRow[]).filter(isLabelled);
}

function isLabelled(row: LabelledRow): row is LabelledRow & { readonly provider: string } {
  return typeof row.domain === 'string' && typeof row.provider === 'string';
}

/** A labelled row as Hunter would have read it: its own MX and SPF, and what its domain's entry holds beside those. */
export function toLabelledReading(row: LabelledRow, recorded: RecordedDomain | undefined): MailSetupReading {
  const { mx, spf } = recorded === undefined ? row : { mx: row.mx ?? recorded.mx, spf: row.spf ?? recorded.spf };
  return toReading(row.domain, { ...recorded, mx: mx ?? null, spf: spf ?? null });
}

/** A recorded entry as a reading: a missing column was not read, an empty one was and holds nothing. */
export function toReading(domain: string, recorded: RecordedDomain): MailSetupReading {
  const { mx, spf, dkim, autodiscover, txt_verifications: verifications } = recorded;
  const token = verifications?.['microsoft'];
  return {
    domain,
    mxHosts: mx ?? null,
    spfRecord: spf === undefined || spf === null ? 'unknown' : spf === '' ? null : spf,
    dkimTargets: dkim === undefined ? null : Object.values(dkim),
    autodiscover: autodiscover === undefined ? 'unknown' : (autodiscover.autodiscover_cname ?? null),
    txt: verifications === undefined ? null : token === undefined ? [] : [`MS=${token}`],
    cnames: null,
  };
}
