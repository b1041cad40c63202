/**
 * @typedef {import('@hunter/core-provider-map').MailSetupReading} MailSetupReading
 * @typedef {(domain: string) => Partial<MailSetupReading>} Setup
 */

/** Set-ups as companies have them, the common ones more than once. */
const SETUPS = /** @type {readonly Setup[]} */ ([
  (domain) => ({
    mxHosts: [`${domain.replaceAll('.', '-')}.mail.protection.outlook.com`],
    spfRecord: 'v=spf1 include:spf.protection.outlook.com include:spf.mailkit.example -all',
    dkimTargets: ['selector1-firma-example._domainkey.firma.onmicrosoft.com'],
    autodiscover: 'autodiscover.outlook.com',
    txt: ['MS=ms12345678', 'v=spf1 include:spf.protection.outlook.com -all'],
  }),
  () => ({
    mxHosts: ['aspmx.l.google.com', 'alt1.aspmx.l.google.com', 'alt2.aspmx.l.google.com'],
    spfRecord: 'v=spf1 include:_spf.google.com ~all',
    dkimTargets: ['google._domainkey.keys.example'],
    txt: ['google-site-verification=abc'],
  }),
  (domain) => ({ mxHosts: [`mail.${domain}`], spfRecord: 'v=spf1 a mx ip4:192.0.2.10 -all' }),
  (domain) => ({ mxHosts: [`mail.${domain}`], spfRecord: null }),
  () => ({ mxHosts: ['mx1.natrohost.com', 'mx2.natrohost.com'], spfRecord: 'v=spf1 include:natrohost.com ~all' }),
  () => ({ mxHosts: ['mx.yandex.net'], spfRecord: 'v=spf1 redirect=_spf.yandex.net' }),
  () => ({ mxHosts: ['mx.zoho.eu', 'mx2.zoho.eu'], spfRecord: 'v=spf1 include:zoho.eu -all', txt: ['MS=ms87654321'] }),
  () => ({
    mxHosts: ['mx-01-eu-central-1.prod.hydra.sophos.com', 'mx-02-eu-central-1.prod.hydra.sophos.com'],
    spfRecord: 'v=spf1 include:spf.protection.outlook.com -all',
    autodiscover: 'autodiscover.outlook.com',
  }),
  () => ({ mxHosts: ['smtp.secureserver.net', 'mailstore1.secureserver.net'], spfRecord: 'v=spf1 mx -all' }),
  () => ({ mxHosts: [], spfRecord: 'v=spf1 -all' }),
]);

/**
 * Readings of made-up companies, every set-up as often as any other.
 * @param {number} count
 * @returns {readonly MailSetupReading[]}
 */
export function createMadeUpReadings(count) {
  return Array.from({ length: count }, (_, index) => {
    // Names of every length, because the length picks the DMARC policy.
    const domain = `firma${'a'.repeat(Math.floor(index / SETUPS.length) % 5)}${index}.example`;
    const unset = { dkimTargets: [], autodiscover: null, txt: [], mxHosts: [], spfRecord: null };
    return { domain, ...unset, cnames: { enterpriseregistration: null }, ...SETUPS[index % SETUPS.length]?.(domain) };
  });
}
