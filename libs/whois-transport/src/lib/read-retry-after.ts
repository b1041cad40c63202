const MAX_PAUSE_MS = 3_600_000;

/** The seconds of a `Retry-After` header (RFC 9110 §10.2.3) in milliseconds, at most an hour; null without such a number. */
export function readRetryAfterMs(header: string | readonly string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Math.min(Number(header) * 1_000, MAX_PAUSE_MS) : null;
}
