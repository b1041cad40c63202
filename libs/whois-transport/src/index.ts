export { createOfflineRegistrationTransport } from './lib/create-offline-registration-transport.js';
export { createRdapBootstrapSource } from './lib/create-rdap-bootstrap-source.js';
export type { RdapBootstrapSource, RdapBootstrapSourceOptions } from './lib/create-rdap-bootstrap-source.js';
export { createRdapTransport } from './lib/create-rdap-transport.js';
export type { RdapTransport, RdapTransportOptions } from './lib/create-rdap-transport.js';
export { createRegistrationTransport } from './lib/create-registration-transport.js';
export type {
  ClosableRegistrationTransport,
  RegistrationTransportOptions,
} from './lib/create-registration-transport.js';
export { createWhoisTransport } from './lib/create-whois-transport.js';
export type { WhoisTransport, WhoisTransportOptions } from './lib/create-whois-transport.js';
export { fetchRdapBootstrap, IANA_RDAP_BOOTSTRAP_URL } from './lib/fetch-rdap-bootstrap.js';
export type { ResolveHost } from './lib/guard-lookup.js';
export { isPublicAddress } from './lib/is-public-address.js';
