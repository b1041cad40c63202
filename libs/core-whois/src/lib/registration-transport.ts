import type { KnownRegistration, RegistrationFailureCause } from './registration.js';

/** Why a transport brought no answer. */
export type TransportFailureCause = Exclude<RegistrationFailureCause, 'no-service' | 'invalid-domain'>;

interface Failed {
  readonly kind: 'failed';
  readonly cause: TransportFailureCause;
}

/**
 * A registry's answer over RDAP. `absent` only when the registry itself said that it has no such domain (RFC 7480 §5.3);
 * everything that came from in between is a failure.
 */
export type RdapAnswer = { readonly kind: 'found'; readonly body: string } | { readonly kind: 'absent' } | Failed;

/** What a WHOIS server sent until it closed the connection (RFC 3912 §2), undecoded: the charset is for core to find. */
export type WhoisAnswer = { readonly kind: 'answered'; readonly body: Uint8Array } | Failed;

/** Registrations that were read before. Only results: raw answers name persons. Failures have no place in it, by type. */
export interface RegistrationCache {
  get(domain: string): KnownRegistration | undefined;
  set(domain: string, registration: KnownRegistration): void;
}

/**
 * The port to the registries. An implementation limits time, size and pace, speaks to public addresses only, and answers
 * `failed` instead of rejecting.
 */
export interface RegistrationTransport {
  /** Asks an RDAP service; `url` is https. */
  fetchRdap(url: string): Promise<RdapAnswer>;
  /** Sends one query line to port 43 of a host, which comes from a table or from another server's referral. */
  fetchWhois(host: string, query: string): Promise<WhoisAnswer>;
  /** Asked first and filled by `lookupRegistration`, when there is one. */
  readonly cache?: RegistrationCache;
}
