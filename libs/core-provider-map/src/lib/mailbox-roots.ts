import { mxRoots } from './mx-roots.js';
import type { Provider } from './provider.js';
import type { SuffixMap } from './suffix-map.js';
import { suffixMap } from './suffix-map.js';

/** Providers that hold mailboxes; the others among the table's names relay or host servers. */
export type MailboxProvider = Extract<Provider, 'M365' | 'Google' | 'Yandex' | 'Zoho'>;

const mailboxMxRoots = Object.fromEntries(
  Object.entries(mxRoots).filter((row): row is [string, MailboxProvider] => isMailboxProvider(row[1])),
);

/** Whether a provider's MX means that the mailboxes are there too. */
export function isMailboxProvider(provider: Provider): provider is MailboxProvider {
  return provider === 'M365' || provider === 'Google' || provider === 'Yandex' || provider === 'Zoho';
}

/** Mailbox provider by a domain that an SPF record includes. */
export const mailboxProviderOfSpf: SuffixMap<MailboxProvider> = suffixMap<MailboxProvider>({
  ...mailboxMxRoots,
  'protection.office365.us': 'M365',
});

/** Mailbox provider by the name that a DKIM selector is an alias of. Microsoft's second form is its default since 2025. */
export const mailboxProviderOfDkim: SuffixMap<MailboxProvider> = suffixMap<MailboxProvider>({
  'onmicrosoft.com': 'M365',
  'onmicrosoft.us': 'M365',
  'partner.onmschina.cn': 'M365',
  'dkim.mail.microsoft': 'M365',
});

/** Mailbox provider by the name that `autodiscover` is an alias of. */
export const mailboxProviderOfAutodiscover: SuffixMap<MailboxProvider> = suffixMap<MailboxProvider>({
  ...mailboxMxRoots,
  'office365.com': 'M365',
  'office365.us': 'M365',
});
