import type { D365Failure } from './d365-failure';

export type AttemptVerdict =
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'error' };

export interface RetrySettings {
  readonly maxAttempts: number;
  readonly retryBaseMs: number;
}

const LONGEST_BACKOFF_MS = 5 * 60_000;

/**
 * Decides what follows a failed attempt. `attempts` counts this one; `random` is in [0, 1). Retry-After is the least wait,
 * with a little jitter on top so that the jobs it held back do not return together; else the wait doubles per attempt,
 * between half and all of it.
 */
export function decideAfterFailure(
  failure: D365Failure,
  attempts: number,
  settings: RetrySettings,
  random: number,
): AttemptVerdict {
  if (failure.kind === 'blocked') return { kind: 'blocked' };
  if (failure.kind === 'permanent' || attempts >= settings.maxAttempts) return { kind: 'error' };
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, settings.retryBaseMs * 2 ** (attempts - 1));
  if (failure.retryAfterMs !== undefined) {
    return { kind: 'retry', delayMs: Math.ceil(failure.retryAfterMs + random * settings.retryBaseMs) };
  }
  return { kind: 'retry', delayMs: Math.ceil(backoffMs * (0.5 + random / 2)) };
}
