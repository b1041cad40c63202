import { isLater } from './core-changes.mjs';

/** More than this share of the regression set may change class only with somebody's approval. */
export const DRIFT_LIMIT = 0.05;

/**
 * @typedef {import('@hunter/core-scoring').ScoreSignals & { readonly domain: string }} RegressionLead
 *
 * @typedef {object} DriftBaseline
 * @property {string} coreVersion the core's version when the classes were recorded
 * @property {string} rulesVersion
 * @property {Readonly<Record<string, string>>} classes by domain
 *
 * @typedef {object} ClassChange
 * @property {string} domain
 * @property {string} before
 * @property {string} after
 *
 * @typedef {object} DriftVerdict
 * @property {number} total
 * @property {readonly ClassChange[]} changed
 * @property {number} share 0–1
 * @property {import('./core-changes.mjs').CoreChange | undefined} approval the entry that allows more than the limit
 * @property {readonly string[]} complaints
 */

/**
 * The class of a lead: its segment and its sales play. This is what people work by, so this is what must not drift.
 * @param {Pick<import('@hunter/core-scoring').ScoreResult, 'segment' | 'priorityCategory'>} result
 */
export function toClass({ segment, priorityCategory }) {
  return `${segment ?? 'none'}/${priorityCategory ?? 'none'}`;
}

/**
 * Scores the regression set anew and says how much of it changed class since the baseline was recorded. An approval counts
 * when it stands in an entry later than the baseline, so that no old one covers a new change.
 * @param {object} state
 * @param {readonly RegressionLead[]} state.leads
 * @param {DriftBaseline} state.baseline
 * @param {import('@hunter/core-scoring').Scoring['scoreDomain']} state.scoreDomain
 * @param {readonly import('./core-changes.mjs').CoreChange[]} state.changes
 * @returns {DriftVerdict}
 */
export function judgeDrift({ leads, baseline, scoreDomain, changes }) {
  const unrecorded = leads.filter(({ domain }) => baseline.classes[domain] === undefined);
  const changed = leads.flatMap((lead) => {
    const before = baseline.classes[lead.domain];
    const after = toClass(scoreDomain(lead));
    return before === undefined || before === after ? [] : [{ domain: lead.domain, before, after }];
  });
  const total = leads.length;
  const share = total === 0 ? 0 : changed.length / total;
  const approval = changes.find((entry) => entry.driftApproval !== '' && isLater(entry.version, baseline.coreVersion));
  const complaints = [];
  if (total === 0) complaints.push('The regression set is empty.');
  if (unrecorded.length > 0) {
    complaints.push(`${unrecorded.length} leads of the regression set have no class in the baseline.`);
  }
  if (share > DRIFT_LIMIT && approval === undefined) {
    complaints.push(
      `${changed.length} of ${total} leads change class (${toPercent(share)}), more than ${toPercent(DRIFT_LIMIT)}: name the ` +
        `approval in the column "Drift approval" of an entry after ${baseline.coreVersion} in docs/core-changes.md.`,
    );
  }
  return { total, changed, share, approval, complaints };
}

/** @param {number} share */
export function toPercent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
