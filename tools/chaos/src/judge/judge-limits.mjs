const MOST_THROTTLED_SHARE = 0.01;
const LEAST_PACE = 0.9;
const MINUTE_MS = 60_000;

/**
 * @typedef {object} Sample what Dynamics and SQL had counted by then
 * @property {number} ms since the push was accepted
 * @property {number} requests that Dynamics received, tokens apart
 * @property {number} refused of them with 429
 * @property {number} rows that arrived
 *
 * @typedef {object} Allowance
 * @property {number} requests in a window
 * @property {number} executionMs in a window
 * @property {number} concurrency
 * @property {number} windowMs
 * @property {number} requestMs what Dynamics charges an operation with, also one inside a batch
 * @property {number} rowMs and a row
 * @property {number} requestsPerLead no more than these are needed
 * @property {number} operationsPerLead of these requests and inside them
 * @property {number} rowsPerLead that they are charged with
 */

/**
 * Dynamics' limits, the requests that a lead is known to take and what Dynamics charges for them give the leads per second
 * that the limits allow. What arrived is counted after the first minute (scaled), until the last tenth has begun: the end
 * of the work is no matter of the limits.
 * @param {{ samples: readonly Sample[], leads: number, scale: number, allowance: Allowance }} seen
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgeLimits({ samples, leads, scale, allowance }) {
  const minuteMs = MINUTE_MS / scale;
  const settled = samples.filter(({ ms, rows }) => ms >= minuteMs && rows <= leads * 0.9);
  const [first, last, end] = [settled[0], settled.at(-1), samples.at(-1)];
  if (first === undefined || last === undefined || end === undefined || last.ms - first.ms < minuteMs) {
    return { figures: {}, faults: [`the work was over before the limits could show`] };
  }
  const requestsPerLead = end.requests / leads;
  const allowed = leadsPerSecond(allowance);
  const accepted = last.requests - last.refused - (first.requests - first.refused);
  const reached = ((accepted / (last.ms - first.ms)) * 1_000) / requestsPerLead;
  const refusedShare = (end.refused - first.refused) / (end.requests - first.requests);
  return {
    figures: {
      'leads/s': reached.toFixed(2),
      'leads/s allowed': allowed.toFixed(2),
      'requests a lead': requestsPerLead.toFixed(2),
      '429 %': (refusedShare * 100).toFixed(2),
    },
    faults: [
      ...(refusedShare <= MOST_THROTTLED_SHARE ? [] : [`${(refusedShare * 100).toFixed(1)} % were refused`]),
      ...(reached >= allowed * LEAST_PACE
        ? []
        : [`${((reached / allowed) * 100).toFixed(0)} % of what the limits allow`]),
    ],
  };
}

/**
 * @param {Allowance} allowance
 * @returns {number}
 */
export function leadsPerSecond(allowance) {
  const { requests, executionMs, concurrency, windowMs, requestMs, rowMs } = allowance;
  const costMs = allowance.operationsPerLead * requestMs + allowance.rowsPerLead * rowMs;
  return Math.min(
    (requests / windowMs / allowance.requestsPerLead) * 1_000,
    (executionMs / windowMs / costMs) * 1_000,
    (concurrency / costMs) * 1_000,
  );
}
