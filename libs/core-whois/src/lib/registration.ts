/** Why a registration could not be read. None of these says that the domain is not registered. */
export type RegistrationFailureCause =
  | 'disabled'
  | 'no-service'
  | 'timeout'
  | 'network'
  | 'unsafe-address'
  | 'rate-limited'
  | 'refused'
  | 'server-error'
  | 'too-large'
  | 'malformed';

/** What a registry publishes about a domain; null where it does not say. */
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
  /** EPP or RDAP status values, lower case. */
  readonly statuses: readonly string[];
}

/** Whether a domain is registered, and by whom until when. */
export type Registration =
  | ({ readonly status: 'present'; readonly source: 'rdap' } & RegistrationDetails)
  | { readonly status: 'absent'; readonly source: 'rdap' }
  | { readonly status: 'unknown'; readonly cause: RegistrationFailureCause };
