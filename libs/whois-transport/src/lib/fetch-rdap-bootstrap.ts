import { readRdapBootstrap } from '@hunter/core-whois';
import type { RdapBootstrap, RegistrationTransport } from '@hunter/core-whois';

/** Where IANA publishes which RDAP services exist (RFC 9224 §5.1). */
export const IANA_RDAP_BOOTSTRAP_URL = 'https://data.iana.org/rdap/dns.json';

/** IANA's current list of RDAP services, or null when it cannot be had; the bundled one then stays in use. */
export async function fetchRdapBootstrap(
  transport: Pick<RegistrationTransport, 'fetchRdap'>,
): Promise<RdapBootstrap | null> {
  const answer = await transport.fetchRdap(IANA_RDAP_BOOTSTRAP_URL);
  return answer.kind === 'found' ? readRdapBootstrap(answer.body) : null;
}
