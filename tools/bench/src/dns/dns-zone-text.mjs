/** Long enough that keys need the room which most real ones need (RSA, 2048 bits); nobody holds its private half. */
const DKIM_KEY = `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0B'.repeat(19)}AQAB`;
const ORIGIN = 'example.';
/** A character-string holds at most this much (RFC 1035 §3.3.14). */
const STRING_BYTES = 255;

/**
 * @param {number} index
 * @returns {string}
 */
export function zoneDomain(index) {
  return `firma-${String(index).padStart(6, '0')}.example`;
}

/**
 * The zone `example.` with so many made-up companies, as text for an authoritative server. Every name is a company's own,
 * so that no two look-ups are the same and nothing can come out of a cache.
 * @param {number} size
 * @returns {string}
 */
export function createZoneText(size) {
  const lines = [
    '$TTL 3600',
    `${ORIGIN} SOA ns.example. hostmaster.example. 1 3600 600 86400 300`,
    `${ORIGIN} NS ns.example.`,
    'ns.example. A 127.0.0.1',
  ];
  for (let index = 0; index < size; index++) lines.push(...companyLines(index));
  return `${lines.join('\n')}\n`;
}

/**
 * About as many parts as a small company publishes; what a company lacks, the server answers with NODATA or NXDOMAIN.
 * @param {number} index
 * @returns {readonly string[]}
 */
function companyLines(index) {
  const name = `${zoneDomain(index)}.`;
  const has = (/** @type {number} */ percent, /** @type {number} */ salt) => (index * 37 + salt) % 100 < percent;
  return [
    `${name} MX 10 mx1.${name}`,
    `${name} MX 20 mx2.${name}`,
    `${name} A 192.0.2.${1 + (index % 250)}`,
    `mx1.${name} A 198.51.100.${1 + (index % 250)}`,
    `mx2.${name} A 203.0.113.${1 + (index % 250)}`,
    ...(has(80, 0) ? [`${name} TXT "v=spf1 mx include:spf.vendor.example ~all"`] : []),
    ...(has(50, 11) ? [`${name} TXT "google-site-verification=made-up-${index}"`] : []),
    ...(has(60, 23) ? [`_dmarc.${name} TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@${zoneDomain(index)}"`] : []),
    ...(has(40, 31) ? microsoftKeyLines(name) : []),
    ...(has(20, 71) ? [`google._domainkey.${name} TXT ${toStrings(DKIM_KEY)}`] : []),
    ...(has(50, 43) ? [`autodiscover.${name} CNAME autodiscover.outlook.com.`] : []),
    ...(has(10, 53) ? [`_mta-sts.${name} TXT "v=STSv1; id=${index}"`] : []),
    ...(has(10, 67) ? [`_smtp._tls.${name} TXT "v=TLSRPTv1; rua=mailto:tls@${zoneDomain(index)}"`] : []),
  ];
}

/** @param {string} name */
function microsoftKeyLines(name) {
  return [1, 2].flatMap((number) => {
    const target = `selector${number}-key.tenant.${name}`;
    return [`selector${number}._domainkey.${name} CNAME ${target}`, `${target} TXT ${toStrings(DKIM_KEY)}`];
  });
}

/** @param {string} text */
function toStrings(text) {
  const strings = [];
  for (let at = 0; at < text.length; at += STRING_BYTES) strings.push(`"${text.slice(at, at + STRING_BYTES)}"`);
  return strings.join(' ');
}
