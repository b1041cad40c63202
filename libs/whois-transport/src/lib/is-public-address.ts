import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is a global unicast one. Private, loopback, link-local (cloud metadata lives there), shared,
 * reserved and multicast ranges are not, nor are the IPv6 forms that carry an IPv4 address through a translator.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}
