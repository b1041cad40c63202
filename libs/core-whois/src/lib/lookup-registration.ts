import { rdapServicesFor } from './rdap-bootstrap.js';
import type { RdapBootstrap } from './rdap-bootstrap.js';
import { readRdapDomain } from './rdap-domain.js';
import type { Registration, RegistrationFailureCause } from './registration.js';
import type { RegistrationTransport } from './registration-transport.js';

export interface LookupRegistrationOptions {
  /** Which RDAP services exist: the bundled excerpt, or IANA's current file read by `readRdapBootstrap`. */
  readonly bootstrap: RdapBootstrap;
}

/**
 * Who registered a domain and until when, over RDAP (RFC 7480, RFC 9082 §3.1.3, RFC 9083). `domain` is a registrable name
 * in lower-case A-labels. Services are asked in turn until one answers; a failed lookup is `unknown` with the last cause,
 * never `absent`.
 */
export async function lookupRegistration(
  domain: string,
  transport: RegistrationTransport,
  { bootstrap }: LookupRegistrationOptions,
): Promise<Registration> {
  let cause: RegistrationFailureCause = 'no-service';
  for (const base of rdapServicesFor(domain, bootstrap)) {
    const answer = await transport.fetchRdap(toRdapUrl(base, domain));
    if (answer.kind === 'absent') return { status: 'absent', source: 'rdap' };
    if (answer.kind === 'failed') {
      cause = answer.cause;
      continue;
    }
    const details = readRdapDomain(answer.body, domain);
    if (details !== null) return { status: 'present', source: 'rdap', ...details };
    cause = 'malformed';
  }
  return { status: 'unknown', cause };
}

function toRdapUrl(base: string, domain: string): string {
  return `${base}${base.endsWith('/') ? '' : '/'}domain/${encodeURIComponent(domain)}`;
}
