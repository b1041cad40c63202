import { z } from 'zod';

/**
 * Which requests a fault hits: the next `count` that match, a `ratio` of them, both (a ratio of matches until `count` are
 * hit) or, with neither, every match. `route` is a label of `/__state` or its beginning, such as `leads`.
 */
const trigger = z.strictObject({
  count: z.int().min(0).optional(),
  ratio: z.number().min(0).max(1).optional(),
  match: z.strictObject({ method: z.string().optional(), route: z.string().optional() }).optional(),
});

export type Trigger = z.infer<typeof trigger>;

const milliseconds = z.number().min(0);

export const THROTTLE_FACETS = ['requests', 'execution-time', 'concurrency'] as const;

export type ThrottleFacet = (typeof THROTTLE_FACETS)[number];

const throttle = z.strictObject({
  enabled: z.boolean().default(true),
  /** Requests per user and server within the window. */
  requests: z.int().min(1).default(6000),
  execution_ms: milliseconds.default(1_200_000),
  concurrency: z.int().min(1).default(52),
  window_ms: z.number().min(1).default(300_000),
  /** Web servers behind the affinity cookie; limits count for each of them. */
  servers: z.int().min(1).default(1),
});

export type ThrottleLimits = z.infer<typeof throttle>;

export const DEFAULT_LIMITS: ThrottleLimits = throttle.parse({});

const serviceTimes = z.strictObject({ request_ms: milliseconds.default(0), row_ms: milliseconds.default(0) });

export type ServiceTimes = z.output<typeof serviceTimes>;

const TOKEN_ERRORS = ['7000215', '7000222', '700016', '90002', '900023', '70011', '500011'] as const;

export type TokenErrorCode = (typeof TOKEN_ERRORS)[number];

/** Every knob by its name on the wire. `null` turns a knob off. */
export const faultKnobs = z.strictObject({
  server_errors: trigger
    .extend({
      status: z.int().min(500).max(599).default(503),
      code: z.string().default('0x80044150'),
      message: z.string().default('The service is temporarily unavailable.'),
      retry_after_s: z.number().min(0).optional(),
      /** Whether the write was committed before the error was answered. */
      after_commit: z.boolean().default(false),
    })
    .nullable(),
  outage: z
    .strictObject({
      mode: z.enum(['reset', '503']).default('reset'),
      for_ms: milliseconds.optional(),
      scope: z.enum(['dataverse', 'entra', 'all']).default('all'),
    })
    .nullable(),
  lost_responses: trigger.nullable(),
  commit_gate: trigger.extend({ hold_ms: milliseconds }).nullable(),
  latency: z
    .strictObject({ ms: milliseconds, jitter_ms: milliseconds.default(0), match: trigger.shape.match })
    .nullable(),
  hang: trigger.nullable(),
  throttle: throttle.nullable(),
  forced_429: trigger
    .extend({
      facet: z.enum(THROTTLE_FACETS).default('requests'),
      retry_after_s: z.number().min(0).default(1),
      as_date: z.boolean().default(false),
    })
    .nullable(),
  service_time: serviceTimes.nullable(),
  token: z
    .strictObject({
      lifetime_s: z.number().min(0).optional(),
      /** Tokens issued before this moment are refused from now on. */
      revoke_issued: z.boolean().optional(),
      error: z.enum(TOKEN_ERRORS).optional(),
    })
    .nullable(),
  access: z
    .strictObject({
      member: z.boolean().default(true),
      roles: z.boolean().default(true),
      disabled: z.boolean().default(false),
      missing_privileges: z.array(z.string()).default([]),
    })
    .nullable(),
  key_index: z.strictObject({ build_ms: milliseconds.default(0), fail: z.boolean().default(false) }).nullable(),
  metadata: z.strictObject({ lag_ms: milliseconds.default(0), lock: trigger.optional() }).nullable(),
  race: trigger.nullable(),
  plugin: z
    .strictObject({
      column: z.string(),
      contains: z.string(),
      message: z.string().default('The plug-in refused the row.'),
    })
    .nullable(),
  codes: z.enum(['current', 'legacy']).nullable(),
  strict_closed_leads: z.boolean().nullable(),
  entity_id_form: z.enum(['key', 'guid']).nullable(),
  bulk_messages: z.boolean().nullable(),
  change_tracking: z
    .strictObject({
      expire_tokens: z.boolean().default(false),
      /** Tracked reads are refused: the caller's right to read does not span the organisation, or tracking is off. */
      refused: z.enum(['no-organisation-read', 'not-enabled']).optional(),
    })
    .nullable(),
  clock_skew_ms: z.number().nullable(),
  seed: z.int().nullable(),
});

export type FaultKnobs = z.output<typeof faultKnobs>;

/** A change of some knobs, as it is posted. */
export const faultKnobsPatch = faultKnobs.partial();

export type FaultKnobsPatch = z.input<typeof faultKnobsPatch>;
