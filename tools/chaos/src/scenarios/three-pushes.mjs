import { extend, judgeStage } from '../verdict.mjs';

/** Every lead is pushed alone in this share of its pushes. */
const SINGLE_SHARE = 0.1;

/**
 * Each lead pushed three times, shuffled, alone and in batches together; then once more without a change.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function threePushes({ theatre, options, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    const ids = await stage.leads.insertLeads(options.leads);
    const pushes = dice.shuffle([...ids, ...ids, ...ids]);
    const singles = Math.ceil(pushes.length * SINGLE_SHARE);
    await Promise.all([stage.pushSingles(pushes.slice(0, singles)), pushInPieces(stage, pushes.slice(singles), dice)]);
    const idle = await stage.untilIdle(timeoutMs);
    await stage.sandbox.resetCounters();
    await stage.pushBatches(ids);
    const verdict = await judgeStage(stage, { leads: ids.length, idle: idle && (await stage.untilIdle(timeoutMs)) });
    const { writes, write_requests: requests } = await stage.sandbox.state();
    const figures = { pushes: pushes.length, 'write requests of another run': requests, ...stage.peakMemory() };
    return extend(verdict, figures, [[requests === 0, `another run wrote ${requests} times (${writes} rows)`]]);
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly string[]} pushes
 * @param {ReturnType<typeof import('../dice.mjs').createDice>} dice
 */
async function pushInPieces(stage, pushes, dice) {
  for (let start = 0; start < pushes.length; ) {
    const size = 50 + dice.whole(450);
    await stage.pushBatches(pushes.slice(start, start + size));
    start += size;
  }
}
