import { normalizeDomain } from '@hunter/core-normalizer';
import type { NormalizeRepair } from '@hunter/core-normalizer';

/** Mailboxes that companies usually have, in the order in which they are given. */
const LOCAL_PARTS = ['admin', 'hr', 'ik', 'iletisim', 'info', 'muhasebe', 'sales', 'satis', 'support'] as const;

/** What may be mended in a host that stands alone; anything else means that the text was no host. */
const HOST_REPAIRS: ReadonlySet<NormalizeRepair> = new Set([
  'trimmed',
  'dots',
  'trailing-dot',
  'case',
  'turkish-i',
  'idna',
  'www',
]);

/**
 * The addresses a company at this host would usually answer, sorted. They are guesses: nobody has seen one of them.
 * One leading `www.` is dropped; anything that is not a host below a public suffix gives none.
 */
export function genericEmails(domain: string): string[] {
  const host = normalizeDomain(domain);
  if (!host.ok || host.repairs.some((repair) => !HOST_REPAIRS.has(repair))) return [];
  return LOCAL_PARTS.map((localPart) => `${localPart}@${host.domain}`);
}
