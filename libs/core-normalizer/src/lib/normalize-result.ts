/** Why a piece of text names no domain that a lead could be keyed by. */
export type NormalizeReason =
  | 'empty'
  | 'placeholder'
  | 'no-dot'
  | 'bad-label'
  | 'ip-address'
  | 'public-suffix'
  | 'too-long'
  | 'idna'
  | 'turkish-i';

/** What had to be taken off or mended before the text was a host name, in the order it was done. */
export type NormalizeRepair =
  | 'trimmed'
  | 'scheme'
  | 'path'
  | 'credentials'
  | 'email'
  | 'port'
  | 'dots'
  | 'trailing-dot'
  | 'case'
  | 'turkish-i'
  | 'idna'
  | 'www';

/** A host name in the one spelling that Hunter stores. */
export interface NormalizedDomain {
  readonly ok: true;
  /** Lower-case A-label host (RFC 5890 §2.3.2.1) without `www.` and trailing dot. */
  readonly domain: string;
  /** The public suffix and one label more (ICANN section of the list): the key of a lead. */
  readonly registrableDomain: string;
  /** `domain` with its A-labels decoded, for display only. */
  readonly unicode: string;
  readonly repairs: readonly NormalizeRepair[];
}

/** Why a text names no domain that could be a lead. */
export interface RefusedDomain {
  readonly ok: false;
  readonly reason: NormalizeReason;
  /** A domain the person may have meant; never taken without asking. */
  readonly suggestion?: string;
}

/** Every text gives one of the two; nothing is thrown. */
export type NormalizeResult = NormalizedDomain | RefusedDomain;
