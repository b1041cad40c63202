/**
 * @typedef {object} PoisonSeen
 * @property {readonly string[]} domains
 * @property {string} poison the domain that Dynamics refuses
 * @property {readonly import('../lead-table.mjs').LatestJob[]} jobs
 * @property {readonly import('../sandbox-control.mjs').SandboxRow[]} rows
 * @property {number} told places in which people are shown the vendor's own text
 */

/**
 * One bad lead costs one lead.
 * @param {string} path
 * @param {PoisonSeen} seen
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgePoison(path, { domains, poison, jobs, rows, told }) {
  const keys = new Set(rows.map((row) => row['hunter_domain']));
  const jobOf = new Map(jobs.map((job) => [job.domain, job]));
  const synced = domains.filter((domain) => jobOf.get(domain)?.status === 'succeeded' && keys.has(domain));
  const failed = domains.filter((domain) => jobOf.get(domain)?.status === 'error');
  const code = jobOf.get(poison)?.errorCode ?? null;
  return {
    figures: { [path]: `${synced.length} synced, ${failed.length} error` },
    faults: [
      ...(synced.length === domains.length - 1 ? [] : [`${path}: ${synced.length} of ${domains.length} synced`]),
      ...(failed.length === 1 && failed[0] === poison ? [] : [`${path}: errors at ${failed.join(', ') || 'none'}`]),
      ...(keys.has(poison) ? [`${path}: the refused row is there`] : []),
      ...(code === null ? [`${path}: the refused lead has no code`] : []),
      ...(told === 0 ? [] : [`${path}: ${told} errors repeat the vendor's text`]),
    ],
  };
}
