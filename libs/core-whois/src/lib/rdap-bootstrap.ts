const DAY_MS = 86_400_000;

/** Which RDAP services answer for which top-level domains. */
export interface RdapBootstrap {
  /** When the registry was published, as IANA writes it. */
  readonly publication: string;
  /** Base URLs by domain suffix in lower-case A-labels; https only, in the registry's order. */
  readonly services: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads IANA's RDAP bootstrap registry for domains (RFC 9224 §4, `https://data.iana.org/rdap/dns.json`). Entries without
 * an https URL are left out. Null when the text is not such a registry.
 */
export function readRdapBootstrap(text: string): RdapBootstrap | null {
  const registry = parseRegistry(text);
  if (registry === null) return null;
  const services = new Map<string, readonly string[]>();
  for (const service of registry.services) {
    const [suffixes, urls] = Array.isArray(service) ? (service as unknown[]) : [];
    const secureUrls = readStrings(urls).filter((url) => url.startsWith('https://'));
    if (secureUrls.length === 0) continue;
    for (const suffix of readStrings(suffixes)) services.set(suffix.toLowerCase(), secureUrls);
  }
  return { publication: registry.publication, services };
}

/** The base URLs that answer for a domain: those of its longest listed suffix (RFC 9224 §4); empty when none is listed. */
export function rdapServicesFor(domain: string, bootstrap: RdapBootstrap): readonly string[] {
  let suffix = domain;
  for (let dot = suffix.indexOf('.'); dot !== -1; dot = suffix.indexOf('.')) {
    suffix = suffix.slice(dot + 1);
    const urls = bootstrap.services.get(suffix);
    if (urls !== undefined) return urls;
  }
  return [];
}

/**
 * How many whole days before `today` (`YYYY-MM-DD`) a registry was published; null when its date cannot be read. IANA's
 * changes about weekly, and a service that has moved since is unknown over RDAP until the file is fetched again.
 */
export function rdapBootstrapAgeDays({ publication }: RdapBootstrap, today: string): number | null {
  const days = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${publication.slice(0, 10)}T00:00:00Z`)) / DAY_MS;
  return Number.isNaN(days) ? null : days;
}

function parseRegistry(text: string): { publication: string; services: readonly unknown[] } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { publication, services } = value as Record<string, unknown>;
  return typeof publication === 'string' && Array.isArray(services) ? { publication, services } : null;
}

function readStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
