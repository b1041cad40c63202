import { setTimeout as sleep } from 'node:timers/promises';
import { extend, judgeStage } from '../verdict.mjs';

const OUTAGE_S = 600;
const LATEST_OPEN_MS = 10_000;

/**
 * Dynamics is away for ten minutes (scaled) in the middle of the work.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function outage({ theatre, options, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    const ids = await stage.leads.insertLeads(options.leads);
    const half = Math.ceil(ids.length / 2);
    await stage.pushBatches(ids.slice(0, half));
    await sleep(1_000);
    await stage.sandbox.faults({ outage: { mode: 'reset', scope: 'all' } });
    const beganMs = Date.now();
    await stage.pushBatches(ids.slice(half));
    const seen = await watchOutage(stage, beganMs + (OUTAGE_S * 1_000) / options.scale, beganMs);
    await stage.sandbox.faults({ outage: null });
    const endedMs = Date.now();
    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    const attempts = await stage.leads.mostAttempts();
    const figures = {
      'outage s': OUTAGE_S / options.scale,
      'open after ms': seen.openAfterMs ?? 'never',
      'not ready': seen.notReady,
      'most attempts': attempts,
      'recovered s': Math.round((Date.now() - endedMs) / 1_000),
    };
    return extend(verdict, figures, [
      [seen.openAfterMs !== null && seen.openAfterMs < LATEST_OPEN_MS, 'the circuit did not open in time'],
      [seen.notReady === 0, `${seen.notReady} times not ready`],
      [attempts === 1, `${attempts} attempts were counted for one job`],
    ]);
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} untilMs
 * @param {number} beganMs
 */
async function watchOutage(stage, untilMs, beganMs) {
  let notReady = 0;
  /** @type {number | null} */
  let openAfterMs = null;
  while (Date.now() < untilMs) {
    for (const member of [stage.api, ...stage.workers]) {
      const { status } = await fetch(`${member.url}/healthz/ready`);
      if (status !== 200) notReady += 1;
    }
    for (const worker of stage.workers) {
      if (openAfterMs === null && (await stage.metric(worker, 'd365_circuit_state')) > 0)
        openAfterMs = Date.now() - beganMs;
    }
    await sleep(250);
  }
  return { notReady, openAfterMs };
}
