import { D365_FAILURE_CODES, type D365FailureCode } from './failure-codes';
import { FAILURE_TEXTS, type FailureText } from './failure-texts';

/**
 * `transient`: the same push may succeed later. `conflict`: read the row again and decide anew. `blocked`: a person decides.
 * `permanent`: nothing changes until somebody repairs something.
 */
export type D365FailureKind = 'transient' | 'conflict' | 'blocked' | 'permanent';

export type ThrottleFacet = 'requests' | 'time' | 'concurrency' | 'unknown';

/** Everything that can go wrong with Dynamics, in one shape. Holds no text of the vendor. */
export interface D365Failure {
  readonly kind: D365FailureKind;
  readonly code: D365FailureCode;
  /** For the audit row only; nothing decides on it outside the client. */
  readonly httpStatus: number | null;
  readonly retryAfterMs?: number;
  readonly facet?: ThrottleFacet;
  /** True when Hunter held the request back itself: nothing went out, and no attempt was made. */
  readonly notSent?: true;
  /** The vendor's code, for provisioning, which meets situations that no push does. Never shown. */
  readonly vendorCode?: string;
  /** The vendor's own id of the request, for a support case. */
  readonly requestId?: string;
  readonly remedy: Readonly<Record<'tr' | 'en', FailureText>>;
}

const KINDS: Partial<Record<D365FailureCode, D365FailureKind>> = {
  unreachable: 'transient',
  'timed-out': 'transient',
  throttled: 'transient',
  'server-unavailable': 'transient',
  'server-busy': 'transient',
  'sign-in-unreachable': 'transient',
  'row-exists': 'conflict',
  'row-changed': 'conflict',
  'row-gone': 'conflict',
  'key-taken': 'conflict',
  'lead-closed': 'blocked',
  'lead-merged': 'blocked',
  'lead-deleted-in-crm': 'blocked',
  'existing-customer': 'blocked',
  'open-opportunity': 'blocked',
  'duplicate-rule': 'blocked',
};

/** Dynamics did not answer, or said that it could not: what the circuit breaker counts. A 429 is an answer. */
export function isOutage(failure: D365Failure): boolean {
  return failure.kind === 'transient' && failure.code !== 'throttled';
}

/** Codes that {@link isOutage} is true for, as they stand in stored rows. */
export const OUTAGE_CODES: readonly D365FailureCode[] = D365_FAILURE_CODES.filter(
  (code) => KINDS[code] === 'transient' && code !== 'throttled',
);

export type D365FailureDetails = Partial<
  Pick<D365Failure, 'httpStatus' | 'retryAfterMs' | 'facet' | 'requestId' | 'vendorCode'>
>;

/** Builds the failure of a code: its kind and its words follow from the code alone. */
export function toD365Failure(code: D365FailureCode, details: D365FailureDetails = {}): D365Failure {
  return { httpStatus: null, ...details, kind: KINDS[code] ?? 'permanent', code, remedy: FAILURE_TEXTS[code] };
}

/** Carries a failure to whoever settles the job. Its message is the code; it has no cause, since a vendor error may hold a token. */
export class D365Error extends Error {
  override readonly name = 'D365Error';

  constructor(readonly failure: D365Failure) {
    super(failure.code);
  }
}
