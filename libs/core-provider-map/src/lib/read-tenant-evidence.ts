import type { MailSetupEvidence, MailSetupReading, MailSetupRecord } from './mail-setup.js';
import { mailboxProviderOfAutodiscover, mailboxProviderOfDkim } from './mailbox-roots.js';
import { normalizedHost } from './normalized-host.js';
import { suffixMap } from './suffix-map.js';

// Names that only a tenant's own DNS set-up page hands out.
const tenantCnameRoots = suffixMap<true>({
  'enterpriseregistration.windows.net': true,
  'enterpriseregistration-s.windows.net': true,
  'enterpriseenrollment.manage.microsoft.com': true,
  'enterpriseenrollment-s.manage.microsoft.com': true,
  'online.lync.com': true,
});

// The hosts of Exchange Online; the outlook.com names of private mailboxes are not among them.
const tenantMxRoots = suffixMap<boolean>({
  'mail.protection.outlook.com': true,
  'olc.protection.outlook.com': false,
  'mx.microsoft': true,
  'partner.outlook.cn': true,
});

const verification = /^"?(?:MS=ms\d+|v=verifydomain\s+MS=\d+)"?$/iu;

/**
 * Records that only an organisation with a Microsoft tenant publishes. An SPF include is none of them: services of others
 * ask for it too.
 */
export function readTenantEvidence(reading: MailSetupReading): readonly MailSetupEvidence[] {
  const { domain, txt, cnames } = reading;
  return [
    ...mxEvidence(reading),
    ...(txt ?? [])
      .filter((text) => verification.test(text.trim()))
      .map((value) => toEvidence('txt-verification', { type: 'TXT', name: domain, value })),
    ...dkimEvidence(reading),
    ...autodiscoverEvidence(reading),
    ...Object.entries(cnames ?? {}).flatMap(([label, target]) => {
      if (target === null || tenantCnameRoots(normalizedHost(target)) !== true) return [];
      return [toEvidence('cname-target', { type: 'CNAME', name: below(domain, label), value: target })];
    }),
    ...openIdEvidence(reading),
  ];
}

function mxEvidence({ domain, mxHosts }: MailSetupReading): readonly MailSetupEvidence[] {
  return (mxHosts ?? [])
    .filter((host) => tenantMxRoots(normalizedHost(host)) === true)
    .map((value) => toEvidence('mx-provider', { type: 'MX', name: domain, value }));
}

function dkimEvidence({ domain, dkimTargets }: MailSetupReading): readonly MailSetupEvidence[] {
  return (dkimTargets ?? [])
    .filter((target) => mailboxProviderOfDkim(normalizedHost(target)) === 'M365')
    .map((value) => toEvidence('dkim-target', { type: 'CNAME', name: `_domainkey.${domain}`, value }));
}

function autodiscoverEvidence({ domain, autodiscover }: MailSetupReading): readonly MailSetupEvidence[] {
  if (autodiscover === null || autodiscover === 'unknown') return [];
  if (mailboxProviderOfAutodiscover(normalizedHost(autodiscover)) !== 'M365') return [];
  return [toEvidence('autodiscover-target', { type: 'CNAME', name: `autodiscover.${domain}`, value: autodiscover })];
}

function openIdEvidence({ domain, openIdTenant }: MailSetupReading): readonly MailSetupEvidence[] {
  if (openIdTenant !== true && openIdTenant !== false) return [];
  const record = { type: 'HTTPS', name: domain, value: openIdTenant ? 'found' : 'not-found' } as const;
  return [{ code: 'openid-configuration', question: 'tenant', supports: openIdTenant ? 'M365' : null, record }];
}

function toEvidence(code: MailSetupEvidence['code'], record: MailSetupRecord): MailSetupEvidence {
  return { code, question: 'tenant', supports: 'M365', record };
}

function below(domain: string, label: string): string {
  return label.endsWith(domain) ? label : `${label}.${domain}`;
}
