/**
 * @typedef {object} EditsSeen
 * @property {Readonly<Record<string, unknown>>} edit what a rep typed into every row, by column
 * @property {readonly string[]} domains
 * @property {readonly import('../sandbox-control.mjs').SandboxRow[]} rows after the push
 * @property {readonly import('../lead-table.mjs').LatestJob[]} jobs
 * @property {ReadonlyMap<string, number>} [scores] Hunter's, where the push must have brought them to Dynamics
 */

/**
 * Every edit still stands, and the job of its lead names every column of it as kept. Where scores are given the push must
 * have written them, so that nobody keeps edits by writing nothing.
 * @param {string} path
 * @param {EditsSeen} seen
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgeEdits(path, { edit, domains, rows, jobs, scores }) {
  const rowOf = new Map(rows.map((row) => [row['hunter_domain'], row]));
  const jobOf = new Map(jobs.map((job) => [job.domain, job]));
  const columns = Object.keys(edit);
  const lost = domains.flatMap((domain) => columns.filter((column) => rowOf.get(domain)?.[column] !== edit[column]));
  const unlisted = domains.flatMap((domain) => {
    const job = jobOf.get(domain);
    return columns.filter((column) => job?.status !== 'succeeded' || !job.kept.includes(column));
  });
  const stale = scores === undefined ? [] : domains.filter((d) => rowOf.get(d)?.['hunter_score'] !== scores.get(d));
  return {
    figures: {
      [`edits kept, ${path}`]: `${domains.length * columns.length - lost.length} of ${domains.length * columns.length}`,
    },
    faults: [
      ...(domains.length > 0 && columns.length > 0 ? [] : [`${path}: nothing was edited`]),
      ...(lost.length === 0 ? [] : [`${path}: ${lost.length} edits were overwritten`]),
      ...(unlisted.length === 0 ? [] : [`${path}: ${unlisted.length} edits are not listed as kept`]),
      ...(stale.length === 0 ? [] : [`${path}: ${stale.length} rows did not get the new score`]),
    ],
  };
}
