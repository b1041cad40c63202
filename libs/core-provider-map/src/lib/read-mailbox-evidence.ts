import { classifyMxHost } from './classify-mx-host.js';
import { mailGateway } from './mail-gateway.js';
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
  if (mxHosts.length === 0) {
    const record = { type: 'MX', name: domain, value: '' } as const;
    return [{ code: 'mx-missing', question: 'mailbox-host', supports: null, record }];
  }
  return mxHosts.map((mxHost) => {
    const record = { type: 'MX', name: domain, value: mxHost } as const;
    const gateway = mailGateway(mxHost);
    if (gateway !== null) return { code: 'mx-gateway', question: 'gateway', supports: gateway, record };
    const provider = classifyMxHost(mxHost);
    const code = isRelay(provider) ? 'mx-relay' : 'mx-provider';
    return { code, question: 'mailbox-host', supports: provider, record };
  });
}

/** What SPF, DKIM and autodiscover say about who holds the mailboxes; parts that were not read say nothing. */
export function readMailboxEvidence(reading: MailSetupReading): readonly MailboxEvidence[] {
  return [...spfEvidence(reading), ...dkimEvidence(reading), ...autodiscoverEvidence(reading)];
}

/** Providers that hand mail to programs and hold no mailboxes. */
export function isRelay(provider: Provider): boolean {
  return provider === 'SendGrid' || provider === 'Mailgun';
}

function spfEvidence({ domain, spfRecord }: MailSetupReading): readonly MailboxEvidence[] {
  if (spfRecord === null || spfRecord === 'unknown') return [];
  return readSpfTargets(spfRecord).flatMap((target) =>
    toEvidence('spf-include', mailboxProviderOfSpf(normalizedHost(target)), {
      type: 'TXT',
      name: domain,
      value: target,
    }),
  );
}

function dkimEvidence({ domain, dkimTargets }: MailSetupReading): readonly MailboxEvidence[] {
  const name = `_domainkey.${domain}`;
  return (dkimTargets ?? []).flatMap((target) =>
    toEvidence('dkim-target', mailboxProviderOfDkim(normalizedHost(target)), { type: 'CNAME', name, value: target }),
  );
}

function autodiscoverEvidence({ domain, autodiscover }: MailSetupReading): readonly MailboxEvidence[] {
  if (autodiscover === null || autodiscover === 'unknown') return [];
  const record = { type: 'CNAME', name: `autodiscover.${domain}`, value: autodiscover } as const;
  return toEvidence('autodiscover-target', mailboxProviderOfAutodiscover(normalizedHost(autodiscover)), record);
}

function toEvidence(
  code: MailboxEvidence['code'],
  supports: MailboxProvider | undefined,
  record: MailSetupRecord,
): readonly MailboxEvidence[] {
  return supports === undefined ? [] : [{ code, question: 'mailbox-host', supports, record }];
}
