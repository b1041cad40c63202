import ipaddr from 'ipaddr.js';

/** The only IPv6 space that IANA assigns for global unicast; what lies outside has no public host. */
const GLOBAL_UNICAST_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is a global unicast one. Private, loopback, link-local (cloud metadata lives there), shared,
 * reserved and multicast ranges are not, nor are the IPv6 forms that carry an IPv4 address; a mapped IPv4 address is judged
 * as the IPv4 address that it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST_IPV6);
}
