/** One thing a process cannot work without. Integrations never register one: Dynamics may be down all day. */
export interface HealthIndicator {
  readonly name: string;
  /** Resolves when it answers, rejects when it does not. */
  check(): Promise<void>;
}

export const HEALTH_INDICATORS = Symbol('HEALTH_INDICATORS');

/** How long one check may take before it counts as failed. */
export const HEALTH_CHECK_TIMEOUT_MS = 2_000;
