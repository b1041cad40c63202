export { createOfflineRegistrationTransport } from './lib/create-offline-registration-transport.js';
export { createRdapTransport } from './lib/create-rdap-transport.js';
export type { RdapTransport, RdapTransportOptions } from './lib/create-rdap-transport.js';
export type { ResolveHost } from './lib/guard-lookup.js';
export { isPublicAddress } from './lib/is-public-address.js';
