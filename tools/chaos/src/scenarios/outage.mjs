import { setTimeout as sleep } from 'node:timers/promises';
import { judgeOutage } from '../judge/judge-outage.mjs';
import { measureScans, readSampleDomains } from '../scan-load.mjs';
import { extend, judgeStage } from '../verdict.mjs';

const OUTAGE_MS = 600_000;
const WINDOWS = 7;
/** Of the outage; the rest is left for what comes after the last window. */
const SHARE_OF_WINDOWS = 0.8;

/**
 * Dynamics is away for ten minutes (scaled) in the middle of the work, while companies are scanned.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function outage({ theatre, options, timeoutMs }) {
  const outageMs = OUTAGE_MS / options.scale;
  const windowMs = (outageMs * SHARE_OF_WINDOWS) / WINDOWS;
  const domains = readSampleDomains(theatre.root);
  const stage = await theatre.stage({ HUNTER_DNS_SERVERS: await theatre.startDns(), HUNTER_SCAN_RATE: '0' });
  try {
    const ids = await stage.leads.insertLeads(options.leads);
    // Every window scans the same companies in the same order; the first one is for warming up.
    await measureScans(stage.api.url, domains, windowMs);
    // Nothing is pushed yet, so that the windows before are those of an api at rest, watched as closely as later.
    const [calm, before] = await Promise.all([
      watch(stage, outageMs * SHARE_OF_WINDOWS),
      measureWindows(stage, domains, windowMs),
    ]);

    const half = Math.ceil(ids.length / 2);
    await stage.pushBatches(ids.slice(0, half));
    await sleep(1_000);
    await stage.sandbox.faults({ outage: { mode: 'reset', scope: 'all' } });
    const [seen, during] = await Promise.all([
      watch(stage, outageMs),
      measureWindows(stage, domains, windowMs),
      stage.pushBatches(ids.slice(half)),
    ]);
    await stage.sandbox.faults({ outage: null });
    const endedMs = Date.now();

    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    const recoveredS = Math.round((Date.now() - endedMs) / 1_000);
    const judged = judgeOutage({
      ...seen,
      notReady: calm.notReady + seen.notReady,
      attempts: await stage.leads.mostAttempts(),
      closed: await isClosed(stage),
      scans: before.map((window, index) => [window, during[index] ?? []]),
    });
    return extend(
      verdict,
      { 'outage s': outageMs / 1_000, 'recovered s': recoveredS, ...judged.figures },
      judged.faults.map((fault) => [false, fault]),
    );
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly string[]} domains
 * @param {number} windowMs
 */
async function measureWindows(stage, domains, windowMs) {
  const windows = [];
  for (let index = 0; index < WINDOWS; index += 1) {
    windows.push(await measureScans(stage.api.url, domains, windowMs));
  }
  return windows;
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} durationMs
 */
async function watch(stage, durationMs) {
  const beganMs = Date.now();
  let [notReady, readinessChecks] = [0, 0];
  /** @type {number | null} */
  let openAfterMs = null;
  while (Date.now() < beganMs + durationMs) {
    for (const member of [stage.api, ...stage.workers]) {
      const { status } = await fetch(`${member.url}/healthz/ready`);
      readinessChecks += 1;
      if (status !== 200) notReady += 1;
    }
    for (const worker of stage.workers) {
      if (openAfterMs === null && (await stage.metric(worker, 'd365_circuit_state')) > 0)
        openAfterMs = Date.now() - beganMs;
    }
    await sleep(250);
  }
  return { notReady, readinessChecks, openAfterMs };
}

/** @param {import('../stage.mjs').Stage} stage */
async function isClosed(stage) {
  const states = await Promise.all(stage.workers.map((worker) => stage.metric(worker, 'd365_circuit_state')));
  return states.every((state) => state === 0);
}
