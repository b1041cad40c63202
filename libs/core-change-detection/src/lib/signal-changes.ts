import { daysBetween } from './days-between.js';

/** What changed in a domain's published signals. */
export type SignalChange =
  | 'spf_changed'
  | 'dkim_changed'
  | 'dmarc_added'
  | 'dmarc_changed'
  | 'mx_changed'
  | 'expire_soon';

/** One reading. A null `spf` or `dkim` and an `unknown` value were not read. */
export interface SignalReading {
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  /** Null when no record exists. */
  readonly dmarcPolicy: 'none' | 'quarantine' | 'reject' | 'unknown' | null;
  /** Null when the domain has no MX; `unknown` when that could not be read. */
  readonly mxRoot: string | null;
  /** End of the registration, `YYYY-MM-DD`; null when it was never known. */
  readonly expiresAt: string | null;
}

/** Two readings of one domain and the day they are compared on. */
export interface SignalChangesInput {
  readonly old: SignalReading;
  readonly new: SignalReading;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const SOON_DAYS = 30;

/**
 * What changed from one reading to the next, in a fixed order. A reading that failed on either side changes nothing. An end of
 * registration counts when it comes to lie 1–29 days ahead and the old one was not known or at least 30 days ahead.
 */
export function signalChanges({ old, new: fresh, today }: SignalChangesInput): SignalChange[] {
  const changes: SignalChange[] = [];
  if (differs(old.spf, fresh.spf)) changes.push('spf_changed');
  if (differs(old.dkim, fresh.dkim)) changes.push('dkim_changed');
  const dmarc = dmarcChange(old.dmarcPolicy, fresh.dmarcPolicy);
  if (dmarc !== null) changes.push(dmarc);
  if (old.mxRoot !== 'unknown' && fresh.mxRoot !== 'unknown' && old.mxRoot !== fresh.mxRoot) changes.push('mx_changed');
  if (comesToExpireSoon(old.expiresAt, fresh.expiresAt, today)) changes.push('expire_soon');
  return changes;
}

function differs(old: boolean | null, fresh: boolean | null): boolean {
  return old !== null && fresh !== null && old !== fresh;
}

function dmarcChange(
  old: SignalReading['dmarcPolicy'],
  fresh: SignalReading['dmarcPolicy'],
): 'dmarc_added' | 'dmarc_changed' | null {
  if (old === 'unknown' || fresh === 'unknown' || old === fresh) return null;
  const enforcedBefore = old === 'quarantine' || old === 'reject';
  const enforcedNow = fresh === 'quarantine' || fresh === 'reject';
  return !enforcedBefore && enforcedNow ? 'dmarc_added' : 'dmarc_changed';
}

function comesToExpireSoon(old: string | null, fresh: string | null, today: string): boolean {
  const daysLeft = fresh === null ? null : daysBetween(today, fresh);
  if (daysLeft === null || daysLeft < 1 || daysLeft >= SOON_DAYS) return false;
  const daysLeftBefore = old === null ? null : daysBetween(today, old);
  return daysLeftBefore === null || daysLeftBefore >= SOON_DAYS;
}
