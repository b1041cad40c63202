/** How a request ended, as the limiter needs to know it. */
export type RequestEnd = { readonly kind: 'answered' } | { readonly kind: 'throttled'; readonly retryAfterMs: number };
