/**
 * @typedef {'create' | 'update' | 'untouched'} Effect what happened to the row of a domain
 *
 * @typedef {object} PreviewSeen
 * @property {ReadonlyMap<string, string>} expected action or code by domain, as the situation was made
 * @property {ReadonlyMap<string, string>} predicted by the preview
 * @property {ReadonlyMap<string, string>} done by the push, as its jobs say
 * @property {ReadonlyMap<string, Effect>} effects as Dynamics' rows say
 * @property {number} writes in Dynamics and in Hunter while the preview was made
 */

/** @typedef {import('../sandbox-control.mjs').SandboxRow} SandboxRow */

const EXAMPLES = 3;

/**
 * A prediction is right when the push did it, when Dynamics' rows show it, and when it is what the situation called for.
 * @param {PreviewSeen} seen
 * @returns {import('../verdict.mjs').Verdict}
 */
export function judgePreview({ expected, predicted, done, effects, writes }) {
  const wrong = [...expected].flatMap(([domain, wanted]) => {
    const one = { predicted: predicted.get(domain), done: done.get(domain), effect: effects.get(domain) };
    const holds = one.predicted === wanted && one.done === wanted && one.effect === effectOf(wanted);
    return holds ? [] : [`${domain} called for ${wanted}: ${JSON.stringify(one)}`];
  });
  const kinds = new Set(expected.values());
  return {
    figures: {
      'predicted right': `${expected.size - wrong.length} of ${expected.size}`,
      verdicts: kinds.size,
      'writes of the preview': writes,
    },
    faults: [
      ...(expected.size > 0 ? [] : ['nothing was previewed']),
      ...(wrong.length === 0 ? [] : [`${wrong.length} wrong, among them ${wrong.slice(0, EXAMPLES).join('; ')}`]),
      ...(writes === 0 ? [] : [`the preview wrote ${writes} rows`]),
    ],
  };
}

/** @param {string} verdict */
function effectOf(verdict) {
  return verdict === 'create' || verdict === 'update' ? verdict : 'untouched';
}

/**
 * What became of the row under each domain's key.
 * @param {Iterable<string>} domains
 * @param {readonly SandboxRow[]} before
 * @param {readonly SandboxRow[]} after
 * @returns {ReadonlyMap<string, Effect>}
 */
export function readEffects(domains, before, after) {
  const old = new Map(before.map((row) => [row['leadid'], JSON.stringify(row)]));
  const keyed = new Map(after.map((row) => [row['hunter_domain'], row]));
  return new Map(
    [...domains].map((domain) => {
      const row = keyed.get(domain);
      if (row === undefined) return [domain, 'untouched'];
      const was = old.get(row['leadid']);
      if (was === undefined) return [domain, 'create'];
      return [domain, was === JSON.stringify(row) ? 'untouched' : 'update'];
    }),
  );
}
