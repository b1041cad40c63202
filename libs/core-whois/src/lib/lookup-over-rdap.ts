import { ENGINE_VERSION } from './engine-version.js';
import { rdapServicesFor } from './rdap-bootstrap.js';
import type { RdapBootstrap } from './rdap-bootstrap.js';
import { readRdapDomain } from './rdap-domain.js';
import type { Registration, RegistrationFailureCause } from './registration.js';
import type { RegistrationTransport } from './registration-transport.js';

/** Asks a domain's RDAP services in turn until one answers (RFC 9224 §4); unknown with the last cause when none does. */
export async function lookupOverRdap(
  domain: string,
  transport: RegistrationTransport,
  bootstrap: RdapBootstrap,
): Promise<Registration> {
  let cause: RegistrationFailureCause = 'no-service';
  for (const base of rdapServicesFor(domain, bootstrap)) {
    const answer = await transport.fetchRdap(toRdapUrl(base, domain));
    const answered = { source: 'rdap', server: hostOf(base), engineVersion: ENGINE_VERSION } as const;
    if (answer.kind === 'absent') return { status: 'absent', ...answered };
    if (answer.kind === 'failed') {
      cause = answer.cause;
      continue;
    }
    const details = readRdapDomain(answer.body, domain);
    if (details !== null) return { status: 'present', ...answered, ...details };
    cause = 'malformed';
  }
  return { status: 'unknown', cause, engineVersion: ENGINE_VERSION };
}

function toRdapUrl(base: string, domain: string): string {
  return `${base}${base.endsWith('/') ? '' : '/'}domain/${encodeURIComponent(domain)}`;
}

function hostOf(base: string): string {
  return base.replace(/^https:\/\//, '').replace(/\/.*$/, '');
}
