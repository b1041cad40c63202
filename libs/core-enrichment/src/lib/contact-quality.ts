import { domainFromEmail, normalizeDomain } from '@hunter/core-normalizer';

/** Points for how many addresses are known, most first. */
const POINTS_BY_COUNT: readonly (readonly [atLeast: number, points: number])[] = [
  [10, 60],
  [5, 45],
  [3, 30],
  [2, 20],
  [1, 10],
];
const OWN_DOMAIN_POINTS = 40;

/**
 * How much the known addresses are worth, 0 to 100: points for their number, and up to 40 for the share of them at the
 * lead's own domain, rounded down. A mailbox below a subdomain is not at the domain itself. Addresses are counted as
 * given; whoever collects them drops what occurs twice.
 */
export function contactQuality(emails: readonly string[], domain: string): number {
  if (emails.length === 0) return 0;
  const byCount = POINTS_BY_COUNT.find(([atLeast]) => emails.length >= atLeast)?.[1] ?? 0;
  const own = normalizeDomain(domain);
  const atOwn = own.ok ? emails.filter((email) => isAt(email, own.domain)).length : 0;
  return byCount + Math.trunc(OWN_DOMAIN_POINTS * (atOwn / emails.length));
}

function isAt(email: string, domain: string): boolean {
  const host = domainFromEmail(email);
  return host.ok && host.domain === domain;
}
