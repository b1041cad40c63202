/** Injection tokens of what stands between the queue and Dynamics. */
export const CIRCUIT_BREAKER = Symbol('CIRCUIT_BREAKER');
export const REQUEST_LIMITER = Symbol('REQUEST_LIMITER');
