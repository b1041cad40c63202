/**
 * What a scenario found, in figures, and what of it is wrong.
 * @typedef {object} Verdict
 * @property {Readonly<Record<string, string | number>>} figures
 * @property {readonly string[]} faults empty when everything held
 */

/**
 * What must hold after every scenario, counted from Dynamics' own state and from SQL.
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ leads: number, idle: boolean }} expected
 * @returns {Promise<Verdict>}
 */
export async function judgeStage(stage, { leads, idle }) {
  const [state, domains, jobs, synced, auditGaps, errors] = await Promise.all([
    stage.sandbox.state(),
    stage.sandbox.domains(),
    stage.leads.countJobs(),
    stage.leads.countSynced(),
    stage.leads.countAuditGaps(),
    stage.leads.countErrors(),
  ]);
  const duplicates = domains.length - new Set(domains).size;
  const faults = [
    ...(idle ? [] : [`${jobs.open} jobs never ended`]),
    ...(state.leads === leads ? [] : [`${state.leads} rows for ${leads} leads`]),
    ...(duplicates === 0 ? [] : [`${duplicates} duplicates`]),
    ...(synced === leads ? [] : [`${leads - synced} leads not synced (${JSON.stringify(errors)})`]),
    ...(auditGaps === 0 ? [] : [`${auditGaps} gaps in the audit`]),
  ];
  return { figures: { rows: state.leads, duplicates, synced, lost: leads - synced, 'audit gaps': auditGaps }, faults };
}

/**
 * @param {Verdict} verdict
 * @param {Readonly<Record<string, string | number>>} figures
 * @param {readonly (readonly [holds: boolean, fault: string])[]} demands
 * @returns {Verdict}
 */
export function extend(verdict, figures, demands = []) {
  const faults = demands.flatMap(([holds, fault]) => (holds ? [] : [fault]));
  return { figures: { ...verdict.figures, ...figures }, faults: [...verdict.faults, ...faults] };
}
