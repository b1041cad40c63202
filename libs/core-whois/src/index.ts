export { bundledRdapBootstrap } from './lib/bundled-rdap-bootstrap.js';
export { lookupRegistration } from './lib/lookup-registration.js';
export type { LookupRegistrationOptions } from './lib/lookup-registration.js';
export { rdapServicesFor, readRdapBootstrap } from './lib/rdap-bootstrap.js';
export type { RdapBootstrap } from './lib/rdap-bootstrap.js';
export { readRdapDomain } from './lib/rdap-domain.js';
export type { Registration, RegistrationDetails, RegistrationFailureCause } from './lib/registration.js';
export type { RdapAnswer, RegistrationTransport } from './lib/registration-transport.js';
