import { classifyMxHost } from './classify-mx-host.js';
import { judgeMailboxHost } from './judge-mailbox-host.js';
import { judgeTenant } from './judge-tenant.js';
import type { MailSetup, MailSetupEvidence, MailSetupReading } from './mail-setup.js';
import type { Provider } from './provider.js';
import { readMailboxEvidence, readMxEvidence } from './read-mailbox-evidence.js';
import { readTenantEvidence } from './read-tenant-evidence.js';

/**
 * Who holds a domain's mailboxes, seen through filtering gateways, and whether its owner already has a Microsoft tenant.
 * Answers come with the records they rest on; what the records do not settle is null.
 */
export function classifyMailSetup(reading: MailSetupReading): MailSetup {
  const mx = reading.mxHosts === null ? [] : readMxEvidence(reading.domain, reading.mxHosts);
  const others = readMailboxEvidence(reading);
  const tenantLines = readTenantEvidence(reading, mx, others);
  const { mailboxHost, confidence } = judgeMailboxHost(mx, others);
  const { tenant, confidence: tenantConfidence } = judgeTenant(tenantLines);
  const gateway = mx.find(({ code }) => code === 'mx-gateway')?.supports ?? null;
  const [first] = mx;
  return {
    mailboxHost,
    gateway,
    tenant,
    tenantElsewhere: toTenantElsewhere(tenant, mailboxHost, first?.code === 'mx-missing'),
    confidence,
    tenantConfidence,
    evidence: others.length + tenantLines.length === 0 ? mx : [...mx, ...others, ...tenantLines],
    scoreProvider: first?.code === 'mx-gateway' && mailboxHost !== null ? mailboxHost : toFirstProvider(first),
  };
}

/** The provider of the first MX host; its line names it unless the host is a filter's. */
function toFirstProvider(first: MailSetupEvidence | undefined): Provider {
  if (first === undefined || first.code === 'mx-missing') return 'Unknown';
  return first.code === 'mx-gateway' ? classifyMxHost(first.record.value) : (first.supports as Provider);
}

function toTenantElsewhere(
  tenant: boolean | null,
  mailboxHost: Provider | null,
  isWithoutMail: boolean,
): boolean | null {
  if (tenant === false || mailboxHost === 'M365') return false;
  if (tenant === null) return null;
  // No MX at all: the mail is known not to be at Microsoft.
  if (mailboxHost === null) return isWithoutMail ? true : null;
  return true;
}
