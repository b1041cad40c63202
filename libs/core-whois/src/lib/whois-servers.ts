/** How bytes that are not UTF-8 are read. The ISO names stand for the letters only; control bytes stay control bytes. */
export type WhoisCharset = 'iso-8859-1' | 'iso-8859-9';

/** A registry's WHOIS server and what is special about it. */
export interface WhoisServer {
  readonly host: string;
  /** For answers that are not UTF-8. Default `iso-8859-1`. */
  readonly charset?: WhoisCharset;
  /** Text around the domain in the query line, where the server wants more than the bare name. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The server knows internationalised names by their U-labels only. */
  readonly unicodeQuery?: boolean;
}

/** WHOIS servers by domain suffix in lower-case A-labels. */
export type WhoisServers = ReadonlyMap<string, WhoisServer>;

const verisign = { host: 'whois.verisign-grs.com', prefix: 'domain ' } satisfies WhoisServer;

/**
 * The servers that Hunter's lists mostly need: suffixes without RDAP in IANA's registry, and the large ones for when their
 * RDAP fails. Any other suffix is found through `whois.iana.org`. Hosts are those of IANA's root zone database.
 *
 * `.tr`: the registry moved to TRABİS in September 2022 and answers in UTF-8 since; mirrors and old front ends still send
 * ISO-8859-9. It knows `örnek.com.tr` but not `xn--rnek-4qa.com.tr`.
 */
export const bundledWhoisServers: WhoisServers = new Map<string, WhoisServer>([
  ['tr', { host: 'whois.trabis.gov.tr', charset: 'iso-8859-9', unicodeQuery: true }],
  ['com', verisign],
  ['net', verisign],
  ['org', { host: 'whois.publicinterestregistry.org' }],
  ['at', { host: 'whois.nic.at' }],
  ['be', { host: 'whois.dns.be' }],
  ['bg', { host: 'whois.register.bg' }],
  ['ch', { host: 'whois.nic.ch' }],
  ['cn', { host: 'whois.cnnic.cn' }],
  ['co', { host: 'whois.registry.co' }],
  // Without the option the registry answers with the status alone, and IDNs are not found.
  ['de', { host: 'whois.denic.de', prefix: '-T dn,ace ' }],
  ['dk', { host: 'whois.punktum.dk', prefix: '--charset=utf-8 ' }],
  ['ee', { host: 'whois.tld.ee' }],
  ['eu', { host: 'whois.eu' }],
  ['hr', { host: 'whois.dns.hr' }],
  ['ie', { host: 'whois.weare.ie' }],
  ['io', { host: 'whois.nic.io' }],
  ['it', { host: 'whois.nic.it' }],
  // `/e` asks for the English form.
  ['jp', { host: 'whois.jprs.jp', suffix: '/e' }],
  ['kr', { host: 'whois.kr' }],
  ['li', { host: 'whois.nic.li' }],
  ['lt', { host: 'whois.domreg.lt' }],
  ['lu', { host: 'whois.dns.lu' }],
  ['lv', { host: 'whois.nic.lv' }],
  ['me', { host: 'whois.nic.me' }],
  ['pt', { host: 'whois.dns.pt' }],
  ['ro', { host: 'whois.rotld.ro' }],
  ['rs', { host: 'whois.rnids.rs' }],
  ['ru', { host: 'whois.tcinet.ru' }],
  ['se', { host: 'whois.iis.se' }],
  ['sk', { host: 'whois.sk-nic.sk' }],
  ['us', { host: 'whois.nic.us' }],
]);

/** Knows the WHOIS server of every top-level domain that has one (asked with the suffix alone). */
export const IANA_WHOIS_HOST = 'whois.iana.org';

/** The server of the longest listed suffix of a domain, or null when none is listed. */
export function whoisServerFor(domain: string, servers: WhoisServers): WhoisServer | null {
  let suffix = domain;
  for (let dot = suffix.indexOf('.'); dot !== -1; dot = suffix.indexOf('.')) {
    suffix = suffix.slice(dot + 1);
    const server = servers.get(suffix);
    if (server !== undefined) return server;
  }
  return null;
}
