/** One mail host of a domain; a lower preference is tried first (RFC 5321 §5.1). */
export interface MxHost {
  readonly preference: number;
  readonly host: string;
}

/** What a set of MX records says: hosts in sending order, or that the domain takes no mail (RFC 7505). */
export interface MxRecords {
  readonly hosts: readonly MxHost[];
  readonly nullMx: boolean;
  /** A `0 .` beside real hosts contradicts them (RFC 7505 §3); the hosts count. */
  readonly nullMxBesideHosts: boolean;
  /** Hosts that are IP addresses, which an MX must not name (RFC 5321 §5.1). */
  readonly ipLiterals: readonly string[];
  /** Entries that are no MX record at all. */
  readonly malformed: readonly string[];
}

/**
 * Reads MX records, as decoded records or as zone text (`10 mail.example.com.`), into sending order: by preference,
 * then by name, so that the order in which a server rotates its answer makes no difference. Never throws.
 */
export function parseMx(
  records: string | readonly (string | { readonly preference: number; readonly exchange: string })[],
): MxRecords {
  const byHost = new Map<string, MxHost>();
  const malformed: string[] = [];
  let nullMx = false;
  for (const record of typeof records === 'string' ? records.split(/\r?\n/) : records) {
    const host = typeof record === 'string' ? readMxText(record) : readMxFields(record);
    if (host === null) {
      if (typeof record !== 'string' || record.trim() !== '') malformed.push(toShown(record));
    } else if (host.host === '') {
      nullMx = true;
    } else if ((byHost.get(host.host)?.preference ?? Infinity) > host.preference) {
      byHost.set(host.host, host);
    }
  }
  const hosts = [...byHost.values()].sort((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1));
  return {
    hosts,
    nullMx: nullMx && hosts.length === 0,
    nullMxBesideHosts: nullMx && hosts.length > 0,
    ipLiterals: hosts.map(({ host }) => host).filter(isIpLiteral),
    malformed,
  };
}

function readMxText(text: string): MxHost | null {
  const match = /^\s*(\d{1,5})\s+(\S+)\s*$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : readMxFields({ preference: Number(match[1]), exchange: match[2] });
}

/** What is no record is no MX: callers without types may hand over anything. */
function readMxFields(record: unknown): MxHost | null {
  if (typeof record !== 'object' || record === null) return null;
  const { preference, exchange }: { preference?: unknown; exchange?: unknown } = record;
  if (typeof preference !== 'number' || !Number.isInteger(preference)) return null;
  if (preference < 0 || preference > 0xffff) return null;
  if (typeof exchange !== 'string' || exchange.length > 255 || /\s/.test(exchange)) return null;
  return { preference, host: exchange.toLowerCase().replace(/\.$/, '') };
}

function toShown(record: unknown): string {
  if (typeof record === 'string') return record.trim();
  if (typeof record !== 'object' || record === null) return String(record);
  const { preference, exchange }: { preference?: unknown; exchange?: unknown } = record;
  return [preference, exchange].map((field) => (typeof field === 'object' ? 'object' : String(field))).join(' ');
}

function isIpLiteral(host: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) || host.includes(':') || /^\[.*\]$/.test(host);
}
