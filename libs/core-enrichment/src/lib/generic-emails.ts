import { normalizeDomain } from '@hunter/core-normalizer';

/** Mailboxes that companies usually have, in the order in which they are given. */
const LOCAL_PARTS = ['admin', 'hr', 'ik', 'iletisim', 'info', 'muhasebe', 'sales', 'satis', 'support'] as const;

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A name in digits alone is an address (RFC 3696 §2). */
const TOP_LABEL = /^(?=.*[a-z])..+$/;
const LONGEST_HOST = 253;

/**
 * The addresses a company at this host would usually answer, sorted. They are guesses: nobody has seen one of them.
 * One leading `www.` is dropped; what is then no host name of two labels or more (RFC 1123 §2.1) gives none.
 */
export function genericEmails(domain: string): string[] {
  const host = toAsciiHost(
    domain
      .trim()
      .toLowerCase()
      .replace(/\.$/, '')
      .replace(/^www\./, ''),
  );
  return isHost(host) ? LOCAL_PARTS.map((localPart) => `${localPart}@${host}`) : [];
}

/** Mail is sent to A-labels. One that stands for nothing (RFC 5891 §5.4) is left as no host at all. */
function toAsciiHost(host: string): string {
  if (!/[^\0-\x7f]|xn--/.test(host)) return host;
  const normalized = normalizeDomain(host);
  return normalized.ok && normalized.repairs.every((repair) => repair === 'idna') ? normalized.domain : '';
}

function isHost(host: string): boolean {
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    host.length <= LONGEST_HOST &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1) ?? '')
  );
}
