import { consumerMailBrands, consumerMailDomains } from './consumer-mail-domains.js';
import { registrableDomainOfAscii } from './registrable-domain.js';

/**
 * Whether a registrable domain, as {@link normalizeDomain} gives it, belongs to a public mailbox service
 * (`gmail.com`, `yahoo.co.uk`, `mynet.com`). Such a domain is never a lead.
 */
export function isConsumerMailDomain(domain: string): boolean {
  if (consumerMailDomains.has(domain)) return true;
  const [brand] = domain.split('.', 1);
  return brand !== undefined && consumerMailBrands.has(brand) && registrableDomainOfAscii(domain) === domain;
}
