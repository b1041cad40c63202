import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NameTable } from './name-table.js';
import { toNameKey, toNameText } from './name-key.js';
import { MADE_UP_DKIM_KEY } from './made-up-dkim-key.js';
import { ZoneFileError } from './zone-file.js';
import type { Behaviour, NameEntry } from './zone-file.js';

/** The fields of a recorded domain (mxmap format) that are DNS answers; a field that is missing was not recorded. */
export interface RecordedDomain {
  readonly mx?: readonly string[];
  readonly mx_cnames?: Readonly<Record<string, string>>;
  readonly spf?: string;
  readonly dkim?: Readonly<Record<string, string>>;
  readonly autodiscover?: { readonly autodiscover_cname?: string; readonly autodiscover_srv?: string };
  readonly txt_verifications?: Readonly<Record<string, string>>;
}

const VERIFICATION_PREFIXES: Readonly<Record<string, string>> = {
  microsoft: 'MS=',
  google: 'google-site-verification=',
  docusign: 'docusign=',
};

type Names = Map<string, Behaviour | NameEntry>;

const recordsOrNodata = (records: readonly string[]) => (records.length === 0 ? 'nodata' : records);

/** Recorded in the order of preference; an empty host is a null MX (RFC 7505). */
function toMxRecords(hosts: readonly string[]): string[] {
  return hosts.map((host, index) => (host === '' ? '0 .' : `${(index + 1) * 10} ${host}`));
}

function toTxtRecords(recorded: RecordedDomain): string[] {
  const verifications = Object.entries(recorded.txt_verifications ?? {}).map(
    ([kind, value]) => `${VERIFICATION_PREFIXES[kind] ?? `${kind}-domain-verification=`}${value}`,
  );
  return recorded.spf ? [recorded.spf, ...verifications] : verifications;
}

function addOwnNames(names: Names, domain: string, recorded: RecordedDomain): void {
  const isTextRecorded = recorded.spf !== undefined && recorded.txt_verifications !== undefined;
  names.set(domain, {
    ...(recorded.mx && { MX: recordsOrNodata(toMxRecords(recorded.mx)) }),
    ...(isTextRecorded && { TXT: recordsOrNodata(toTxtRecords(recorded)) }),
  });
  if (recorded.dkim) {
    names.set(`_domainkey.${domain}`, 'nodata');
    for (const [selector, target] of Object.entries(recorded.dkim)) {
      names.set(`${selector}._domainkey.${domain}`, { CNAME: [target] });
    }
  }
  if (recorded.autodiscover) {
    const { autodiscover_cname: cname, autodiscover_srv: srv } = recorded.autodiscover;
    names.set(`autodiscover.${domain}`, { CNAME: recordsOrNodata(cname ? [cname] : []) });
    names.set(`_autodiscover._tcp.${domain}`, { SRV: recordsOrNodata(srv ? [`0 0 443 ${srv}`] : []) });
  }
}

/** Names that a recorded domain points to. What was recorded under such a name for itself wins over what is made up. */
function addReferredNames(names: Names, recorded: RecordedDomain): void {
  for (const [host, target] of Object.entries(recorded.mx_cnames ?? {})) {
    const name = toNameText(toNameKey(host));
    if (!names.has(name)) names.set(name, { CNAME: [target] });
  }
  for (const target of Object.values(recorded.dkim ?? {})) {
    const name = toNameText(toNameKey(target));
    if (!names.has(name)) names.set(name, { TXT: [MADE_UP_DKIM_KEY] });
  }
}

async function readRecordedDomains(folder: string): Promise<Map<string, RecordedDomain>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  if (files.length === 0) throw new ZoneFileError(`there is no .json file in ${folder}`);
  const domains = new Map<string, RecordedDomain>();
  for (const file of files) {
    const content = JSON.parse(await readFile(join(folder, file), 'utf8')) as Record<string, RecordedDomain>;
    for (const [name, recorded] of Object.entries(content)) domains.set(toNameText(toNameKey(name)), recorded);
  }
  return domains;
}

export interface RecordedZones {
  readonly table: NameTable;
  /** A-labels of every recorded domain, in file order. */
  readonly domains: readonly string[];
}

/**
 * Reads every `*.json` of a folder of recorded domains. A recorded field answers, a recorded empty field is NODATA, and
 * what was never recorded (DMARC, addresses, TXT elsewhere) is SERVFAIL: not known is not the same as not there.
 */
export async function readRecordsFolder(folder: string): Promise<RecordedZones> {
  const domains = await readRecordedDomains(folder);
  const names: Names = new Map();
  for (const [domain, recorded] of domains) addOwnNames(names, domain, recorded);
  for (const recorded of domains.values()) addReferredNames(names, recorded);
  const origins = [...domains.keys()];
  const table = new NameTable({ names: Object.fromEntries(names), origins, ttl: 3600, unlisted: 'servfail' });
  return { table, domains: origins };
}
