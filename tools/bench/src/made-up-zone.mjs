/**
 * @typedef {import('@hunter/dns-sandbox').ZoneFile} ZoneFile
 * @typedef {Readonly<Record<string, ZoneFile['names'][string]>>} Names
 */

/** A key that reads as valid, of the length that most real ones have; nobody holds its private half. */
const DKIM_KEY = `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0B'.repeat(19)}AQAB`;

/** Set-ups with the share of a hundred companies that has them, roughly as among small companies in Türkiye. */
const SET_UPS = /** @type {const} */ ([
  [35, microsoft],
  [20, google],
  [30, ownServer],
  [5, yandex],
  [4, gateway],
  [3, withoutMail],
  [3, halfBroken],
]);

const SETUP_OF_PERCENT = SET_UPS.flatMap(([share, setUp]) => Array.from({ length: share }, () => setUp));

/**
 * @param {number} index
 * @returns {string}
 */
export function madeUpDomain(index) {
  return `firma-${String(index).padStart(6, '0')}.example`;
}

/**
 * A zone of so many made-up companies; the same numbers always give the same zone. So many of
 * them as are `silent`, spread evenly, never answer.
 * @param {number} size
 * @param {number} [silent]
 * @returns {ZoneFile}
 */
export function createMadeUpZone(size, silent = 0) {
  /** @type {Record<string, ZoneFile['names'][string]>} */
  const names = {};
  for (let index = 0; index < size; index++) {
    const domain = madeUpDomain(index);
    // True at exactly `silent` of the indexes, at equal distances.
    const isSilent = Math.floor(((index + 1) * silent) / size) > Math.floor((index * silent) / size);
    Object.assign(names, isSilent ? { [domain]: 'timeout' } : toNames(index, domain));
  }
  return { ttl: 300, 'negative-ttl': 60, origins: ['example', 'test', 'com', 'net'], names };
}

/**
 * @param {number} index
 * @param {string} domain
 * @returns {Names}
 */
function toNames(index, domain) {
  // Multiplying by a number prime to 100 mixes the set-ups, so that every batch of a job holds all of them.
  const setUp = SETUP_OF_PERCENT[(index * 37) % 100] ?? ownServer;
  return setUp(domain, domain.replaceAll('.', '-'));
}

/**
 * @param {string} domain
 * @param {string} label
 * @returns {Names}
 */
function microsoft(domain, label) {
  const selector = `selector1-${label}._domainkey.${label}.onmicrosoft.com`;
  return {
    [domain]: {
      MX: [`0 ${label}.mail.protection.outlook.com`],
      TXT: ['v=spf1 include:spf.protection.outlook.com -all', 'MS=ms10203040', 'google-site-verification=made-up'],
    },
    [`selector1._domainkey.${domain}`]: { CNAME: [selector] },
    [selector]: { TXT: [DKIM_KEY] },
    [`_dmarc.${domain}`]: { TXT: [`v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}`] },
    [`autodiscover.${domain}`]: { CNAME: ['autodiscover.outlook.com'] },
    [`enterpriseregistration.${domain}`]: { CNAME: ['enterpriseregistration.windows.net'] },
  };
}

/**
 * @param {string} domain
 * @returns {Names}
 */
function google(domain) {
  return {
    [domain]: {
      MX: ['1 aspmx.l.google.com', '5 alt1.aspmx.l.google.com', '5 alt2.aspmx.l.google.com'],
      TXT: ['v=spf1 include:_spf.google.com ~all'],
    },
    [`google._domainkey.${domain}`]: { TXT: [DKIM_KEY] },
    [`_dmarc.${domain}`]: { TXT: ['v=DMARC1; p=none'] },
  };
}

/**
 * @param {string} domain
 * @returns {Names}
 */
function ownServer(domain) {
  return {
    [domain]: { MX: [`10 mail.${domain}`], TXT: ['v=spf1 a mx ip4:192.0.2.10 ~all'] },
    [`mail.${domain}`]: { A: ['192.0.2.10'] },
  };
}

/**
 * @param {string} domain
 * @returns {Names}
 */
function yandex(domain) {
  return {
    [domain]: { MX: ['10 mx.yandex.net'], TXT: ['v=spf1 redirect=_spf.yandex.net'] },
    [`mail._domainkey.${domain}`]: { TXT: [DKIM_KEY] },
  };
}

/**
 * @param {string} domain
 * @param {string} label
 * @returns {Names}
 */
function gateway(domain, label) {
  return {
    ...microsoft(domain, label),
    [domain]: { MX: [`10 ${label}.pphosted.com`], TXT: ['v=spf1 include:spf.protection.outlook.com -all'] },
  };
}

/**
 * @param {string} domain
 * @returns {Names}
 */
function withoutMail(domain) {
  return { [domain]: { A: ['192.0.2.20'] } };
}

/**
 * @param {string} domain
 * @returns {Names}
 */
function halfBroken(domain) {
  return { [domain]: { MX: [`10 mail.${domain}`], TXT: 'servfail' }, [`_dmarc.${domain}`]: 'servfail' };
}
