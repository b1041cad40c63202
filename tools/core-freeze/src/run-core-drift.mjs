import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileScoring, rulesV1 } from '@hunter/core-scoring';
import { CORE_CHANGES_FILE, readCoreChanges } from './core-changes.mjs';
import { judgeDrift, toClass, toPercent } from './judge-drift.mjs';
import { DRIFT_BASELINE_FILE, readDriftBaseline, readRegressionSet, saveDriftBaseline } from './regression-set.mjs';

const SHOWN = 20;

/**
 * `npm run core:drift`: who of the regression set changes class by the rules as they stand; refuses more than the limit
 * without an approval. `--update` records the classes anew, once they are allowed.
 * @param {object} options
 * @param {string} options.root
 * @param {readonly string[]} options.args
 * @param {(line: string) => void} options.write
 * @param {import('@hunter/core-scoring').RuleSet} [options.rules] what leads are scored by
 * @returns {number} exit code: 0 fine, 1 refused
 */
export function runCoreDrift({ root, args, write, rules = rulesV1 }) {
  const { values } = parseArgs({ args: [...args], options: { update: { type: 'boolean', default: false } } });
  const { scoreDomain, rulesVersion } = compileScoring(rules);
  const leads = readRegressionSet(root);
  const { changes, complaints: faults } = readCoreChanges(readFileSync(join(root, CORE_CHANGES_FILE), 'utf8'));
  const verdict = judgeDrift({ leads, baseline: readDriftBaseline(root), scoreDomain, changes });
  for (const { domain, before, after } of verdict.changed.slice(0, SHOWN)) write(`${domain}: ${before} → ${after}`);
  if (verdict.changed.length > SHOWN) write(`… and ${verdict.changed.length - SHOWN} more`);
  const complaints = [...faults, ...verdict.complaints];
  for (const complaint of complaints) write(`core-drift: ${complaint}`);
  if (complaints.length > 0) return 1;
  if (values.update) {
    const classes = Object.fromEntries(leads.map((lead) => [lead.domain, toClass(scoreDomain(lead))]));
    saveDriftBaseline(root, { coreVersion: changes.at(-1)?.version ?? '0.0.0', rulesVersion, classes });
    write(`core-drift: ${leads.length} classes written to ${DRIFT_BASELINE_FILE}.`);
    return 0;
  }
  const who = verdict.approval === undefined ? '' : `, approved: ${verdict.approval.driftApproval}`;
  write(
    `core-drift: ${verdict.changed.length} of ${verdict.total} leads change class (${toPercent(verdict.share)})${who}.`,
  );
  return 0;
}
