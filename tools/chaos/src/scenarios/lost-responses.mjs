import { extend, judgeStage } from '../verdict.mjs';

const LOST_SHARE = 0.25;
const SINGLE_SHARE = 0.2;

/**
 * A quarter of all answers is lost after Dynamics has committed.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function lostResponses({ theatre, options, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    await stage.sandbox.faults({
      lost_responses: { ratio: LOST_SHARE, match: { route: 'leads' } },
      seed: options.seed,
    });
    const ids = dice.shuffle(await stage.leads.insertLeads(options.leads));
    const singles = Math.ceil(ids.length * SINGLE_SHARE);
    await Promise.all([stage.pushSingles(ids.slice(0, singles)), stage.pushBatches(ids.slice(singles))]);
    const verdict = await judgeStage(stage, { leads: ids.length, idle: await stage.untilIdle(timeoutMs) });
    const { lost_responses: lost } = await stage.sandbox.state();
    return extend(verdict, { 'lost answers': lost }, [[lost > 0, 'no answer was lost']]);
  } finally {
    await stage.close();
  }
}
