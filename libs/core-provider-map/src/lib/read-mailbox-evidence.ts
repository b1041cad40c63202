import { providerOfHost } from './classify-mx-host.js';
import { gatewayOfHost } from './mail-gateway.js';
import type { MailSetupEvidence, MailSetupReading, MailSetupRecord } from './mail-setup.js';
import {
  mailboxProviderOfAutodiscover,
  mailboxProviderOfDkim,
  mailboxProviderOfSpf,
  type MailboxProvider,
} from './mailbox-roots.js';
import { normalizedHost } from './normalized-host.js';
import type { Provider } from './provider.js';
import { readSpfTargets } from './read-spf-targets.js';

/** A line of evidence that names who may hold the mailboxes. */
export interface MailboxEvidence extends MailSetupEvidence {
  readonly question: 'mailbox-host';
  readonly supports: MailboxProvider;
}

/** What each MX host is: a gateway, a relay for programs, a mailbox provider or somebody's server. In sending order. */
export function readMxEvidence(domain: string, mxHosts: readonly string[]): readonly MailSetupEvidence[] {
  const lines: MailSetupEvidence[] = [];
  for (const mxHost of mxHosts) {
    const host = normalizedHost(mxHost);
    // The lone dot of RFC 7505 says that there is none.
    if (host !== '') lines.push(toMxEvidence(host, { type: 'MX', name: domain, value: mxHost }));
  }
  if (lines.length > 0) return lines;
  const record = { type: 'MX', name: domain, value: '' } as const;
  return [{ code: 'mx-missing', question: 'mailbox-host', supports: null, record }];
}

function toMxEvidence(host: string, record: MailSetupRecord): MailSetupEvidence {
  const gateway = gatewayOfHost(host);
  if (gateway !== undefined) return { code: 'mx-gateway', question: 'gateway', supports: gateway, record };
  const provider = providerOfHost(host);
  return { code: isRelay(provider) ? 'mx-relay' : 'mx-provider', question: 'mailbox-host', supports: provider, record };
}

/** What SPF, DKIM and autodiscover say about who holds the mailboxes; parts that were not read say nothing. */
export function readMailboxEvidence(reading: MailSetupReading): readonly MailboxEvidence[] {
  const { domain, spfRecord, dkimTargets, autodiscover } = reading;
  const lines: MailboxEvidence[] = [];
  const add = (
    code: MailboxEvidence['code'],
    supports: MailboxProvider | undefined,
    type: MailSetupRecord['type'],
    name: string,
    value: string,
  ) => {
    if (supports !== undefined) lines.push({ code, question: 'mailbox-host', supports, record: { type, name, value } });
  };
  const targets = spfRecord === null || spfRecord === 'unknown' ? [] : readSpfTargets(spfRecord);
  for (const target of targets) add('spf-include', mailboxProviderOfSpf(normalizedHost(target)), 'TXT', domain, target);
  for (const target of dkimTargets ?? []) {
    add('dkim-target', mailboxProviderOfDkim(normalizedHost(target)), 'CNAME', `_domainkey.${domain}`, target);
  }
  if (autodiscover !== null && autodiscover !== 'unknown') {
    const supports = mailboxProviderOfAutodiscover(normalizedHost(autodiscover));
    add('autodiscover-target', supports, 'CNAME', `autodiscover.${domain}`, autodiscover);
  }
  return lines;
}

/** Providers that hand mail to programs and hold no mailboxes. */
export function isRelay(provider: Provider): boolean {
  return provider === 'SendGrid' || provider === 'Mailgun';
}
