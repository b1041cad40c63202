export { bundledRdapBootstrap } from './lib/bundled-rdap-bootstrap.js';
export { decodeWhois } from './lib/decode-whois.js';
export { ENGINE_VERSION } from './lib/engine-version.js';
export { lookupRegistration } from './lib/lookup-registration.js';
export type { LookupRegistrationOptions } from './lib/lookup-registration.js';
export { parseWhoisText } from './lib/parse-whois-text.js';
export type { WhoisReading } from './lib/parse-whois-text.js';
export { rdapBootstrapAgeDays, rdapServicesFor, readRdapBootstrap } from './lib/rdap-bootstrap.js';
export type { RdapBootstrap } from './lib/rdap-bootstrap.js';
export { readRdapDomain } from './lib/rdap-domain.js';
export type {
  KnownRegistration,
  Registration,
  RegistrationDetails,
  RegistrationFailureCause,
  RegistrationSource,
} from './lib/registration.js';
export type {
  RdapAnswer,
  RegistrationCache,
  RegistrationTransport,
  TransportFailureCause,
  WhoisAnswer,
} from './lib/registration-transport.js';
export { isWhoisRateLimit } from './lib/whois-verdict.js';
export { bundledWhoisServers, IANA_WHOIS_HOST, whoisServerFor } from './lib/whois-servers.js';
export type { WhoisCharset, WhoisServer, WhoisServers } from './lib/whois-servers.js';
