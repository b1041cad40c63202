import { setTimeout as sleep } from 'node:timers/promises';
import { judgeLimits, leadsPerSecond } from '../judge/judge-limits.mjs';
import { extend, judgeStage } from '../verdict.mjs';

/** Dataverse's own, per application user and web server. */
const REQUESTS = 6_000;
const EXECUTION_MS = 1_200_000;
const CONCURRENCY = 52;
const WINDOW_MS = 300_000;
const SAMPLE_EVERY_MS = 500;
const MOST_LEADS = 10_000;

/**
 * @typedef {object} Leg
 * @property {number} leads at scale 10
 * @property {Readonly<Record<string, string>>} settings
 * @property {Omit<import('../judge/judge-limits.mjs').Allowance, 'windowMs'>} allowance in a real window
 */

/**
 * What a new lead is known to take. Alone: one batch of its row and three look-ups for its company, and one write. In bulk
 * a hundred share five batches of look-ups and one message.
 */
const ALONE = { requestsPerLead: 2.1, operationsPerLead: 5.2, rowsPerLead: 5.2 };
const IN_BULK = { requestsPerLead: 0.065, operationsPerLead: 0.25, rowsPerLead: 1.25 };

/** More hands than the limits leave work for. */
const MANY_ALONE = { HUNTER_D365_CHUNK_SIZE: '1', HUNTER_D365_CONCURRENCY: '16' };

/**
 * The limits of Dataverse enforced with growing Retry-After, window and amounts scaled. How many requests there are is what
 * runs out.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export const limits = playing({
  leads: 600,
  settings: MANY_ALONE,
  allowance: limitsOf({ requestMs: 40, rowMs: 4, ...ALONE }),
});

/**
 * Dynamics takes so long that the time it spends is what runs out.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export const limitedTime = playing({
  leads: 200,
  settings: MANY_ALONE,
  allowance: limitsOf({ executionMs: EXECUTION_MS / 2, requestMs: 150, rowMs: 4, ...ALONE }),
});

/**
 * Fewer requests at once than the execution time has room for. At Dataverse's own figures four that run all the time use
 * it up, so 52 at once can only be met in a rush; here three are.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export const limitedConcurrency = playing({
  leads: 300,
  settings: MANY_ALONE,
  allowance: limitsOf({ concurrency: 3, requestMs: 150, rowMs: 4, ...ALONE }),
});

/**
 * In bulk the limits are narrower, so that they and not the machine are what holds the work up.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export const limitedBulk = playing({
  leads: 2_000,
  settings: {},
  allowance: limitsOf({ requests: REQUESTS / 10, requestMs: 40, rowMs: 4, ...IN_BULK }),
});

/**
 * @param {Leg} leg
 * @returns {import('../run-chaos.mjs').Scenario}
 */
function playing(leg) {
  return ({ theatre, options, timeoutMs }) => playLeg(leg, theatre, options, timeoutMs);
}

/**
 * @typedef {import('../judge/judge-limits.mjs').Allowance} Allowance
 *
 * @param {Partial<Allowance> & Omit<Allowance, 'requests' | 'executionMs' | 'concurrency' | 'windowMs'>} particular
 */
function limitsOf(particular) {
  return { requests: REQUESTS, executionMs: EXECUTION_MS, concurrency: CONCURRENCY, ...particular };
}

/**
 * @param {Leg} leg
 * @param {import('../stage.mjs').Theatre} theatre
 * @param {import('../options.mjs').Options} options
 * @param {number} timeoutMs
 * @returns {Promise<import('../verdict.mjs').Verdict>}
 */
async function playLeg(leg, theatre, { scale }, timeoutMs) {
  const allowance = {
    ...leg.allowance,
    requests: Math.round(leg.allowance.requests / scale),
    executionMs: Math.round(leg.allowance.executionMs / scale),
    windowMs: Math.round(WINDOW_MS / scale),
  };
  const { requests, executionMs, concurrency, windowMs, requestMs, rowMs } = allowance;
  const stage = await theatre.stage({
    HUNTER_D365_LIMIT_REQUESTS: String(requests),
    HUNTER_D365_LIMIT_EXECUTION_MS: String(executionMs),
    HUNTER_D365_LIMIT_WINDOW_MS: String(windowMs),
    HUNTER_D365_LIMIT_CONCURRENCY: String(concurrency),
    ...leg.settings,
  });
  try {
    await stage.sandbox.faults({
      throttle: { enabled: true, requests, execution_ms: executionMs, concurrency, window_ms: windowMs },
      service_time: { request_ms: requestMs, row_ms: rowMs },
    });
    // The slower the clock the more leads, so that as many windows go by.
    const ids = await stage.leads.insertLeads(Math.min(MOST_LEADS, Math.round((leg.leads * 10) / scale)));
    await stage.pushBatches(ids);
    const dueMs = (ids.length / leadsPerSecond(allowance)) * 1_000;
    const samples = await sampleUntilIdle(stage, timeoutMs + 2 * dueMs);
    const verdict = await judgeStage(stage, { leads: ids.length, idle: samples.idle });
    const judged = judgeLimits({ samples: samples.list, leads: ids.length, scale, allowance });
    return extend(
      verdict,
      judged.figures,
      judged.faults.map((fault) => [false, fault]),
    );
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} timeoutMs
 */
async function sampleUntilIdle(stage, timeoutMs) {
  /** @type {import('../judge/judge-limits.mjs').Sample[]} */
  const list = [];
  const beganMs = Date.now();
  for (;;) {
    const ms = Date.now() - beganMs;
    const { requests_by_route: routes, responses_by_status: statuses, leads: rows } = await stage.sandbox.state();
    const requests = Object.entries(routes).reduce((sum, [route, n]) => sum + (route.includes('token') ? 0 : n), 0);
    list.push({ ms, requests, refused: statuses['429'] ?? 0, rows });
    const { open } = await stage.leads.countJobs();
    if (open === 0 || ms > timeoutMs) return { list, idle: open === 0 };
    await sleep(SAMPLE_EVERY_MS);
  }
}
