import { judgePoison } from '../judge/judge-poison.mjs';
import { extend } from '../verdict.mjs';

const LEADS = 100;
const VENDOR_TEXT = 'Plug-in 4711 rejected the row.';

/**
 * A plug-in of the tenant refuses one lead among a hundred, which are pushed alone and in bulk.
 * @type {import('../run-chaos.mjs').Scenario}
 */
export async function poison({ theatre, dice, timeoutMs }) {
  const stage = await theatre.stage();
  try {
    await stage.sandbox.faults({ plugin: { column: 'companyname', contains: 'Zehir', message: VENDOR_TEXT } });
    const single = await stage.leads.insertNamed('tek', LEADS);
    const bulk = await stage.leads.insertNamed('toplu', LEADS);
    const poisoned = [single, bulk].map((leads) => leads.slice(dice.whole(LEADS)).slice(0, 1));
    await stage.leads.changeLeads(poisoned.flat(), { company_name: 'Zehir Ticaret' });
    await stage.pushSingles(single.map(({ id }) => id));
    await stage.pushBatches(bulk.map(({ id }) => id));
    const idle = await stage.untilIdle(timeoutMs);

    const [jobs, rows, told] = await Promise.all([
      stage.leads.latestJobs(),
      stage.sandbox.rows(),
      stage.leads.countTelling(VENDOR_TEXT),
    ]);
    const gaps = await stage.leads.countAuditGaps();
    const [alone, together] = [single, bulk].map((leads, index) =>
      judgePoison(index === 0 ? 'alone' : 'bulk', {
        domains: leads.map(({ domain }) => domain),
        poison: String(poisoned[index]?.[0]?.domain),
        jobs,
        rows,
        told,
      }),
    );
    if (alone === undefined || together === undefined) throw new Error('nothing was judged');
    return extend(alone, { ...together.figures, 'audit gaps': gaps }, [
      ...together.faults.map((fault) => /** @type {const} */ ([false, fault])),
      [idle, 'jobs never ended'],
      [gaps === 0, `${gaps} gaps in the audit`],
    ]);
  } finally {
    await stage.close();
  }
}
