/**
 * @typedef {object} Miss a case that is answered otherwise than the suite says
 * @property {string} what
 * @property {string} [reason] why that is right; a miss without one fails the suite
 *
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} total
 * @property {readonly Miss[]} misses
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} path of what it needs
 * @property {boolean} [isRequired] whether it fails when that is missing; it is skipped otherwise
 * @property {number} least cases that the suite is known to have
 * @property {number} [mostExplained] misses with a reason that are known; none unless told, and more of them are a fault
 * @property {number} [leastShare] of the cases that must be right, 0–1; all of them unless told
 * @property {() => SuiteResult | Promise<SuiteResult>} run
 */

/**
 * The result of cases that are either right or a miss.
 * @template Case
 * @param {readonly Case[]} cases
 * @param {(each: Case) => Miss | undefined | Promise<Miss | undefined>} judge
 * @returns {Promise<SuiteResult>}
 */
export async function judgeCases(cases, judge) {
  /** @type {Miss[]} */
  const misses = [];
  for (const each of cases) {
    const miss = await judge(each);
    if (miss !== undefined) misses.push(miss);
  }
  return { passed: cases.length - misses.length, total: cases.length, misses };
}

/**
 * What is wrong with a result; empty when nothing is. A suite with a share of its own may miss cases without a reason.
 * @param {Pick<Suite, 'least' | 'leastShare' | 'mostExplained'>} suite
 * @param {SuiteResult} result
 * @returns {readonly string[]}
 */
export function faultsOf({ least, leastShare, mostExplained = 0 }, { passed, total, misses }) {
  const faults = [];
  if (total < least) faults.push(`${total} cases found where there are ${least}`);
  if (leastShare !== undefined) {
    if (total === 0 || passed / total < leastShare) faults.push(`less than ${leastShare * 100} %`);
    return faults;
  }
  const unexplained = misses.filter(({ reason }) => reason === undefined).length;
  if (unexplained > 0) faults.push(`${unexplained} without a reason`);
  const explained = misses.length - unexplained;
  if (explained > mostExplained) faults.push(`${explained} with a reason where ${mostExplained} are known`);
  return faults;
}
