import { judgeUndo } from '../judge/judge-undo.mjs';
import { extend } from '../verdict.mjs';

const MOST_LEADS = 500;

/**
 * A batch changes rows that Hunter made and rows that a rep had made before; some are edited after it; it is undone.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function undo({ theatre, options, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    const leads = await stage.leads.insertNamed('geri', Math.min(options.leads, MOST_LEADS));
    const ids = leads.map(({ id }) => id);
    const typed = leads.slice(0, Math.floor(leads.length / 2));
    await stage.sandbox.seed(
      'leads',
      typed.map(({ domain }) => ({ hunter_domain: domain, companyname: 'Elle yazılmış', hunter_next_step: null })),
    );
    await stage.pushBatches(ids);
    await ended(stage, timeoutMs);
    const before = await stage.sandbox.rows();

    // The last one fills a column that held nothing, so that nothing has to come back.
    await stage.leads.changeLeads(leads, {
      readiness_score: 97,
      segment: 'Existing',
      company_name: 'Yeni Ad',
      expires_at: '2027-05-01',
    });
    const [batchId] = await stage.pushBatches(ids);
    await ended(stage, timeoutMs);
    const pushed = await stage.sandbox.rows();

    const edits = await editSome(stage, dice.shuffle(pushed).slice(0, Math.ceil(pushed.length / 4)));
    await stage.post(`batches/${batchId}/undo`);
    await ended(stage, timeoutMs);
    const verdict = judgeUndo({ before, pushed, edits, after: await stage.sandbox.rows() });
    const { other } = await stage.leads.countJobs();
    return extend(verdict, {}, [[other === 0, `${other} jobs did not succeed`]]);
  } finally {
    await stage.close();
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} timeoutMs
 */
async function ended(stage, timeoutMs) {
  if (!(await stage.untilIdle(timeoutMs))) throw new Error('jobs never ended');
}

/**
 * Columns that the batch has written, typed over by a rep.
 * @param {import('../stage.mjs').Stage} stage
 * @param {readonly import('../sandbox-control.mjs').SandboxRow[]} rows
 */
async function editSome(stage, rows) {
  /** @type {readonly (readonly [unknown, import('../sandbox-control.mjs').SandboxRow])[]} */
  const edits = rows.map(({ leadid }, index) => [
    leadid,
    index % 2 === 0 ? { hunter_score: 55 } : { companyname: 'Sonra yazılmış', hunter_expires_at: '2028-01-01' },
  ]);
  await stage.sandbox.seed(
    'leads',
    edits.map(([leadid, edit]) => ({ leadid, ...edit })),
  );
  return new Map(edits);
}
