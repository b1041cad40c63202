import { setTimeout as sleep } from 'node:timers/promises';
import { extend, judgeStage } from '../verdict.mjs';

/** Long enough that work goes on between two deaths, short enough that most of them hit it. */
const LONGEST_PAUSE_MS = 1_500;

/**
 * Worker, api and relay (which lives in the worker) are killed with -9 at random points while leads are pushed; what is
 * sent meanwhile is held after Dynamics' commit now and then, so that death comes between its commit and Hunter's.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function killedProcesses({ theatre, options, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    await stage.sandbox.faults({
      latency: { ms: 20, jitter_ms: 40 },
      commit_gate: { ratio: 0.2, hold_ms: 400 },
      seed: options.seed,
    });
    const ids = dice.shuffle(await stage.leads.insertLeads(options.leads));
    const pushing = pushSteadily(stage, ids, options.kills);
    const members = [stage.api, ...stage.workers];
    for (let kill = 0; kill < options.kills; kill += 1) {
      await sleep(dice.whole(LONGEST_PAUSE_MS));
      const member = members[dice.whole(members.length)];
      await member?.killAndReplace();
    }
    await pushing;
    await stage.sandbox.faults({ latency: null, commit_gate: null });
    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    return extend(verdict, { kills: options.kills });
  } finally {
    await stage.close();
  }
}

/**
 * Hands work out over the whole time, a tenth of it alone.
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly string[]} ids
 * @param {number} pieces
 */
async function pushSteadily(stage, ids, pieces) {
  const size = Math.ceil(ids.length / pieces);
  for (let start = 0; start < ids.length; start += size) {
    const piece = ids.slice(start, start + size);
    const singles = Math.ceil(piece.length / 10);
    await stage.pushSingles(piece.slice(0, singles));
    await stage.pushBatches(piece.slice(singles));
    await sleep(LONGEST_PAUSE_MS / 2);
  }
}
