import { extend, judgeStage } from '../verdict.mjs';

const REQUESTS = 6_000;
const EXECUTION_MS = 1_200_000;
const WINDOW_MS = 300_000;
const MOST_THROTTLED_SHARE = 0.01;

/**
 * All three limits of Dataverse enforced with growing Retry-After, window and amounts scaled; leads pushed alone, which
 * takes the most requests.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function limits({ theatre, options, timeoutMs }) {
  const [requests, executionMs, windowMs] = [REQUESTS, EXECUTION_MS, WINDOW_MS].map((one) =>
    Math.round(one / options.scale),
  );
  const stage = await theatre.stage({
    HUNTER_D365_LIMIT_REQUESTS: String(requests),
    HUNTER_D365_LIMIT_EXECUTION_MS: String(executionMs),
    HUNTER_D365_LIMIT_WINDOW_MS: String(windowMs),
    HUNTER_D365_CONCURRENCY: '16',
    HUNTER_D365_CHUNK_SIZE: '1',
  });
  try {
    await stage.sandbox.faults({
      throttle: { enabled: true, requests, execution_ms: executionMs, window_ms: windowMs },
      service_time: { request_ms: 60, row_ms: 4 },
    });
    const ids = await stage.leads.insertLeads(Math.min(options.leads, 1_000));
    const beganMs = Date.now();
    await stage.pushBatches(ids);
    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    const tookMs = Date.now() - beganMs;
    const { requests_by_route: routes, responses_by_status: statuses } = await stage.sandbox.state();
    const sent = Object.entries(routes).reduce((sum, [route, count]) => sum + (route.includes('token') ? 0 : count), 0);
    const refused = statuses['429'] ?? 0;
    return extend(
      verdict,
      {
        requests: sent,
        '429 %': ((refused / sent) * 100).toFixed(2),
        'pace %': pace(sent, tookMs, REQUESTS / WINDOW_MS),
      },
      [[refused / sent <= MOST_THROTTLED_SHARE, `${refused} of ${sent} requests were refused`]],
    );
  } finally {
    await stage.close();
  }
}

/**
 * Share of what the limit of requests allows; what a full bucket adds at the beginning is part of it.
 * @param {number} sent
 * @param {number} tookMs
 * @param {number} perMs
 */
function pace(sent, tookMs, perMs) {
  return ((sent / tookMs / perMs) * 100).toFixed(0);
}
