/** Why a registration could not be read. None of these says that the domain is not registered. */
export type RegistrationFailureCause =
  /** What was asked for is no domain name in lower-case A-labels; nobody was asked. */
  | 'invalid-domain'
  /** Looking up is switched off. */
  | 'disabled'
  /** No RDAP service and no WHOIS server is known for the domain's suffix. */
  | 'no-service'
  | 'timeout'
  | 'network'
  /** A name, redirect or referral led to an address that is not public. */
  | 'unsafe-address'
  /** The service said that it was asked too often. */
  | 'rate-limited'
  /** Too many lookups wait for the same service already, so it was not asked. */
  | 'queue-full'
  | 'refused'
  | 'server-error'
  | 'too-large'
  /** The answer cannot be read, or is about something else. */
  | 'malformed';

/** Which protocol the answer came by: RDAP (RFC 9083) or WHOIS (RFC 3912). */
export type RegistrationSource = 'rdap' | 'whois';

/** What a registry publishes about a domain; null where it does not say. Never anything about its holder. */
export interface RegistrationDetails {
  readonly registrar: string | null;
  /** The registrar's IANA number, as text. */
  readonly registrarIanaId: string | null;
  /** `YYYY-MM-DD` in UTC. */
  readonly createdAt: string | null;
  /** `YYYY-MM-DD` in UTC. */
  readonly expiresAt: string | null;
  /** Lower-case host names without the trailing dot. */
  readonly nameservers: readonly string[];
  /** Status values as RDAP spells them (RFC 8056): lower case, words apart. */
  readonly statuses: readonly string[];
}

interface Answered {
  readonly source: RegistrationSource;
  /** Host of the service that said so. */
  readonly server: string;
  readonly engineVersion: string;
}

/** A registration that a registry has spoken about. */
export type KnownRegistration =
  | ({ readonly status: 'present' } & Answered & RegistrationDetails)
  | ({ readonly status: 'absent' } & Answered);

/** Whether a domain is registered, and by whom until when. */
export type Registration =
  | KnownRegistration
  | { readonly status: 'unknown'; readonly cause: RegistrationFailureCause; readonly engineVersion: string };
