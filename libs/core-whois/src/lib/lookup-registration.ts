import { bundledRdapBootstrap } from './bundled-rdap-bootstrap.js';
import { ENGINE_VERSION } from './engine-version.js';
import { lookupOverRdap } from './lookup-over-rdap.js';
import { lookupOverWhois } from './lookup-over-whois.js';
import type { RdapBootstrap } from './rdap-bootstrap.js';
import type { Registration } from './registration.js';
import type { RegistrationTransport } from './registration-transport.js';
import { bundledWhoisServers } from './whois-servers.js';
import type { WhoisServers } from './whois-servers.js';

/** What is known beforehand about where to ask. */
export interface LookupRegistrationOptions {
  /** Which RDAP services exist. Default: the bundled excerpt; `readRdapBootstrap` reads IANA's current file. */
  readonly bootstrap?: RdapBootstrap;
  /** Which WHOIS servers are known beforehand. Default: the bundled ones; others are found through IANA. */
  readonly whoisServers?: WhoisServers;
}

const MAX_DOMAIN_LENGTH = 253;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Who registered a domain and until when. `domain` is a registrable name in lower-case A-labels: of a sub-domain registries
 * would truthfully say that it does not exist. Asks over RDAP (RFC 9082
 * §3.1.3) and, where there is no service or none answers, over WHOIS (RFC 3912), following at most two referrals. `absent`
 * only when the registry said so; every failure is `unknown` with its cause. Holders are never part of the result. Uses the
 * transport's cache, in which only registries' words are put, never a failure. Does not reject unless the transport does.
 */
export async function lookupRegistration(
  domain: string,
  transport: RegistrationTransport,
  { bootstrap = bundledRdapBootstrap, whoisServers = bundledWhoisServers }: LookupRegistrationOptions = {},
): Promise<Registration> {
  // A blank or an option of a WHOIS server in it would make another question.
  if (domain.length > MAX_DOMAIN_LENGTH || !DOMAIN.test(domain)) {
    return { status: 'unknown', cause: 'invalid-domain', engineVersion: ENGINE_VERSION };
  }
  const kept = transport.cache?.get(domain);
  if (kept !== undefined) return kept;
  const registration = await askRegistries(domain, transport, bootstrap, whoisServers);
  if (registration.status !== 'unknown') transport.cache?.set(domain, registration);
  return registration;
}

async function askRegistries(
  domain: string,
  transport: RegistrationTransport,
  bootstrap: RdapBootstrap,
  whoisServers: WhoisServers,
): Promise<Registration> {
  const overRdap = await lookupOverRdap(domain, transport, bootstrap);
  if (overRdap.status !== 'unknown') return overRdap;
  const overWhois = await lookupOverWhois(domain, transport, whoisServers);
  // That WHOIS has no server for the suffix either says less than what happened to the RDAP service that exists.
  return overWhois.status === 'unknown' && overWhois.cause === 'no-service' ? overRdap : overWhois;
}
