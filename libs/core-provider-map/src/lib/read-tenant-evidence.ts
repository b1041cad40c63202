import type { MailSetupEvidence, MailSetupReading, MailSetupRecord } from './mail-setup.js';
import { normalizedHost } from './normalized-host.js';
import { suffixMap } from './suffix-map.js';

// Names that only a tenant's own DNS set-up page hands out, those of the clouds apart among them: US government (GCC High,
// DoD) and China (operated by 21Vianet).
const tenantCnameRoots = suffixMap<true>({
  'enterpriseregistration.windows.net': true,
  'enterpriseregistration-s.windows.net': true,
  'enterpriseregistration.microsoftonline.us': true,
  'enterpriseregistration.partner.microsoftonline.cn': true,
  'enterpriseenrollment.manage.microsoft.com': true,
  'enterpriseenrollment-s.manage.microsoft.com': true,
  'enterpriseenrollment-s.manage.microsoft.us': true,
  'online.lync.com': true,
  'online.gov.skypeforbusiness.us': true,
  'online.dod.skypeforbusiness.us': true,
  'online.partner.lync.cn': true,
});

// The hosts of Exchange Online; the outlook.com names of private mailboxes are not among them.
const tenantMxRoots = suffixMap<boolean>({
  'mail.protection.outlook.com': true,
  'olc.protection.outlook.com': false,
  'mx.microsoft': true,
  'partner.outlook.cn': true,
  'mail.protection.office365.us': true,
});

const verification = /^"?(?:MS=ms\d+|v=verifydomain\s+MS=\d+)"?$/iu;

/**
 * Records that only an organisation with a Microsoft tenant publishes, among them the lines of mail evidence that already
 * point to Microsoft: of the MX hosts, and of the records beside them. An SPF include is none of them: services of others
 * ask for it too.
 */
export function readTenantEvidence(
  reading: MailSetupReading,
  mx: readonly MailSetupEvidence[],
  others: readonly MailSetupEvidence[],
): readonly MailSetupEvidence[] {
  const lines: MailSetupEvidence[] = [];
  for (const { code, supports, record } of mx) {
    if (code === 'mx-provider' && supports === 'M365' && tenantMxRoots(normalizedHost(record.value)) === true) {
      lines.push(toEvidence(code, record));
    }
  }
  for (const value of reading.txt ?? []) {
    if (!verification.test(value.trim())) continue;
    lines.push(toEvidence('txt-verification', { type: 'TXT', name: reading.domain, value }));
  }
  for (const { code, supports, record } of others) {
    const isTenantAlias = code === 'dkim-target' || code === 'autodiscover-target';
    if (isTenantAlias && supports === 'M365') lines.push(toEvidence(code, record));
  }
  addCnameEvidence(reading, lines);
  const { domain, openIdTenant } = reading;
  if (openIdTenant === true || openIdTenant === false) {
    const record = { type: 'HTTPS', name: domain, value: openIdTenant ? 'found' : 'not-found' } as const;
    const supports = openIdTenant ? 'M365' : null;
    lines.push({ code: 'openid-configuration', question: 'tenant', supports, record });
  }
  return lines;
}

function addCnameEvidence({ domain, cnames }: MailSetupReading, lines: MailSetupEvidence[]): void {
  for (const label of cnames === null ? [] : Object.keys(cnames)) {
    const target = cnames?.[label] ?? null;
    if (target === null || tenantCnameRoots(normalizedHost(target)) !== true) continue;
    lines.push(toEvidence('cname-target', { type: 'CNAME', name: below(domain, label), value: target }));
  }
}

function toEvidence(code: MailSetupEvidence['code'], record: MailSetupRecord): MailSetupEvidence {
  return { code, question: 'tenant', supports: 'M365', record };
}

function below(domain: string, label: string): string {
  return label.endsWith(domain) ? label : `${label}.${domain}`;
}
