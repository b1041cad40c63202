import type { RegistrationFailureCause } from './registration.js';

/**
 * A registry's answer. `absent` only when the registry itself said that it has no such domain (RFC 7480 §5.3);
 * everything that came from in between is a failure.
 */
export type RdapAnswer =
  | { readonly kind: 'found'; readonly body: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly cause: Exclude<RegistrationFailureCause, 'no-service'> };

/** The port to the registries. An implementation limits time and size, and answers `failed` instead of rejecting. */
export interface RegistrationTransport {
  fetchRdap(url: string): Promise<RdapAnswer>;
}
