import { judgeEdits } from '../judge/judge-edits.mjs';
import { extend } from '../verdict.mjs';

/** What a rep types into three columns that Hunter writes. */
const EDIT = { companyname: 'Elle yazılmış A.Ş.', websiteurl: 'https://elle-yazilmis.example/tr', hunter_priority: 5 };
const MOST_SINGLES = 60;
const MOST_IN_BULK = 300;
/** Scores that no lead begins with, so that every lead has something new to say. */
const [NEW_SCORE, SCORE_OF_TODAY] = [3, 2];

/**
 * A rep edits three mapped columns of every row, and each lead is pushed again: alone, in bulk, and after Hunter's database
 * was restored from the day before, which had not seen some of the leads pushed at all.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function repEdits({ theatre, options, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    const single = await stage.leads.insertNamed('tek', Math.min(options.leads, MOST_SINGLES));
    const bulk = await stage.leads.insertNamed('toplu', Math.min(options.leads, MOST_IN_BULK));
    const young = await stage.leads.insertNamed('yeni', Math.min(options.leads, MOST_IN_BULK));
    const older = [...single, ...bulk];
    await push(stage, { single, bulk }, timeoutMs);
    let yesterday = '';
    await stage.whileStopped(async () => {
      yesterday = await stage.database.dump();
    });

    await push(stage, { single: [], bulk: young }, timeoutMs);
    await edit(stage);
    await stage.leads.changeLeads([...older, ...young], { readiness_score: NEW_SCORE });
    await push(stage, { single, bulk }, timeoutMs);
    const scores = await stage.leads.scores();
    const alone = judgeEdits('alone', { ...(await look(stage, single)), scores });
    const inBulk = judgeEdits('bulk', { ...(await look(stage, bulk)), scores });

    await stage.whileStopped(() => stage.database.restore(yesterday));
    await stage.leads.changeLeads([...older, ...young], { readiness_score: SCORE_OF_TODAY });
    await push(stage, { single, bulk: [...bulk, ...young] }, timeoutMs);
    const restored = judgeEdits('restored', await look(stage, [...older, ...young]));

    const { leads: rows } = await stage.sandbox.state();
    const wanted = older.length + young.length;
    const together = [alone, inBulk, restored].reduce((all, one) => extend(all, one.figures, toDemands(one)));
    return extend(together, { rows }, [[rows === wanted, `${rows} rows for ${wanted} leads`]]);
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../verdict.mjs').Verdict} verdict
 * @returns {(readonly [boolean, string])[]}
 */
function toDemands({ faults }) {
  return faults.map((fault) => [false, fault]);
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Record<'single' | 'bulk', readonly import('../lead-table.mjs').InsertedLead[]>} leads
 * @param {number} timeoutMs
 */
async function push(stage, { single, bulk }, timeoutMs) {
  await stage.pushSingles(single.map(({ id }) => id));
  await stage.pushBatches(bulk.map(({ id }) => id));
  if (!(await stage.untilIdle(timeoutMs))) throw new Error('pushes never ended');
}

/** @param {import('../stage.mjs').Stage} stage */
async function edit(stage) {
  const rows = await stage.sandbox.rows();
  await stage.sandbox.seed(
    'leads',
    rows.map(({ leadid }) => ({ leadid, ...EDIT })),
  );
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly import('../lead-table.mjs').InsertedLead[]} leads
 */
async function look(stage, leads) {
  const [rows, jobs] = await Promise.all([stage.sandbox.rows(), stage.leads.latestJobs()]);
  return { edit: EDIT, domains: leads.map(({ domain }) => domain), rows, jobs };
}
