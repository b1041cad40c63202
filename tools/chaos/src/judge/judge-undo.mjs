/** @typedef {import('../sandbox-control.mjs').SandboxRow} SandboxRow */

/** What Dynamics itself notes about a change. */
const BOOKKEEPING = new Set(['modifiedon', 'modifiedby', 'versionnumber']);

/**
 * @param {object} seen
 * @param {readonly SandboxRow[]} seen.before the batch
 * @param {readonly SandboxRow[]} seen.pushed after it
 * @param {ReadonlyMap<unknown, SandboxRow>} seen.edits made between the batch and its undo, by row
 * @param {readonly SandboxRow[]} seen.after the undo
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgeUndo({ before, pushed, edits, after }) {
  const wasPushed = new Map(pushed.map((row) => [row['leadid'], row]));
  const afterwards = new Map(after.map((row) => [row['leadid'], row]));
  const untouched = before.filter((row) => differences(row, wasPushed.get(row['leadid'])).length === 0);
  const wrong = before.flatMap((row) => {
    const wanted = { ...row, ...edits.get(row['leadid']) };
    const columns = differences(wanted, afterwards.get(row['leadid']));
    return columns.length === 0 ? [] : [`${String(row['hunter_domain'])}: ${columns.join(', ')}`];
  });
  return {
    figures: {
      restored: `${before.length - wrong.length} of ${before.length}`,
      'of them edited since': edits.size,
    },
    faults: [
      ...(before.length > 0 && edits.size > 0 ? [] : ['nothing was undone or edited']),
      ...(untouched.length === 0 ? [] : [`the batch had not changed ${untouched.length} rows`]),
      ...(after.length === before.length ? [] : [`${after.length} rows where there were ${before.length}`]),
      ...(wrong.length === 0 ? [] : [`${wrong.length} rows are not as before, among them ${wrong[0]}`]),
    ],
  };
}

/**
 * @param {SandboxRow} wanted
 * @param {SandboxRow | undefined} found
 * @returns {readonly string[]} columns that differ
 */
function differences(wanted, found) {
  if (found === undefined) return ['leadid'];
  return Object.keys(wanted).filter(
    (column) => !BOOKKEEPING.has(column) && JSON.stringify(wanted[column]) !== JSON.stringify(found[column]),
  );
}
