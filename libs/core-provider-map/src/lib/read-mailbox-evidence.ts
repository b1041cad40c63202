import { providerOfHost } from './classify-mx-host.js';
import { gatewayOfHost } from './mail-gateway.js';
import type { MailSetupEvidence, MailSetupReading, MailSetupRecord } from './mail-setup.js';
import {
  mailboxProviderOfAutodiscover,
  mailboxProviderOfDkim,
  mailboxProviderOfSpf,
  type MailboxProvider,
} from './mailbox-roots.js';
import { normalizedHost, withoutRootDot } from './normalized-host.js';
import type { Provider } from './provider.js';
import { readSpfTargets } from './read-spf-targets.js';
import { suffixKey } from './suffix-map.js';

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
  const key = suffixKey(host);
  const gateway = gatewayOfHost(host, key);
  if (gateway !== undefined) return { code: 'mx-gateway', question: 'gateway', supports: gateway, record };
  const provider = providerOfHost(host, key);
  return { code: isRelay(provider) ? 'mx-relay' : 'mx-provider', question: 'mailbox-host', supports: provider, record };
}

/** What SPF, DKIM and autodiscover say about who holds the mailboxes; parts that were not read say nothing. */
export function readMailboxEvidence(reading: MailSetupReading): readonly MailboxEvidence[] {
  const { domain, spfRecord, dkimTargets, autodiscover } = reading;
  const lines: MailboxEvidence[] = [];
  if (spfRecord !== null && spfRecord !== 'unknown') addSpfEvidence(domain, spfRecord, lines);
  if (dkimTargets !== null) {
    for (const value of dkimTargets) {
      const supports = mailboxProviderOfDkim(normalizedHost(value));
      if (supports === undefined) continue;
      lines.push(toEvidence('dkim-target', supports, { type: 'CNAME', name: `_domainkey.${domain}`, value }));
    }
  }
  if (autodiscover !== null && autodiscover !== 'unknown') {
    const supports = mailboxProviderOfAutodiscover(normalizedHost(autodiscover));
    const record = { type: 'CNAME', name: `autodiscover.${domain}`, value: autodiscover } as const;
    if (supports !== undefined) lines.push(toEvidence('autodiscover-target', supports, record));
  }
  return lines;
}

function addSpfEvidence(domain: string, spfRecord: string, lines: MailboxEvidence[]): void {
  for (const target of readSpfTargets(spfRecord)) {
    const supports = mailboxProviderOfSpf(withoutRootDot(target.domain));
    if (supports === undefined) continue;
    lines.push(toEvidence('spf-include', supports, { type: 'TXT', name: domain, value: target.record }));
  }
}

function toEvidence(
  code: MailboxEvidence['code'],
  supports: MailboxProvider,
  record: MailSetupRecord,
): MailboxEvidence {
  return { code, question: 'mailbox-host', supports, record };
}

/** Providers that hand mail to programs and hold no mailboxes. */
export function isRelay(provider: Provider): boolean {
  return provider === 'SendGrid' || provider === 'Mailgun';
}
