import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const REGRESSION_SET_FILE = 'libs/core-scoring/rules/regression-set.jsonl';
export const DRIFT_BASELINE_FILE = 'libs/core-scoring/rules/regression-baseline.json';

/**
 * @param {string} root
 * @returns {readonly import('./judge-drift.mjs').RegressionLead[]}
 */
export function readRegressionSet(root) {
  return readFileSync(join(root, REGRESSION_SET_FILE), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/**
 * @param {string} root
 * @returns {import('./judge-drift.mjs').DriftBaseline}
 */
export function readDriftBaseline(root) {
  return JSON.parse(readFileSync(join(root, DRIFT_BASELINE_FILE), 'utf8'));
}

/**
 * @param {string} root
 * @param {import('./judge-drift.mjs').DriftBaseline} baseline
 */
export function saveDriftBaseline(root, baseline) {
  writeFileSync(join(root, DRIFT_BASELINE_FILE), `${JSON.stringify(baseline, null, 2)}\n`);
}
