export { domainFromEmail } from './lib/domain-from-email.js';
export { domainFromWebsite } from './lib/domain-from-website.js';
export { isConsumerMailDomain } from './lib/is-consumer-mail-domain.js';
export { normalizeDomain } from './lib/normalize-domain.js';
export type {
  NormalizedDomain,
  NormalizeReason,
  NormalizeRepair,
  NormalizeResult,
  RefusedDomain,
} from './lib/normalize-result.js';
export { registrableDomain } from './lib/registrable-domain.js';
export type { RegistrableDomainOptions } from './lib/registrable-domain.js';
