import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkSpf } from '@hunter/core-dns';
import { judgeCases } from './suite.mjs';

/**
 * @typedef {import('../../../libs/core-dns/test/spf-suite.ts').SpfCase} SpfCase
 * @typedef {import('@hunter/core-dns').SpfCheck} SpfCheck
 */

/**
 * The RFC's own suite holds for everybody; the others are judged as the receivers they belong to, where those depart from
 * the RFC.
 * @param {string} suites
 * @returns {Promise<readonly import('./suite.mjs').Suite[]>}
 */
export async function spfSuites(suites) {
  // The readers look for the suites as soon as they are loaded, so not before somebody has said where those are.
  const { readLineSuite, readOpenSpfSuite } = await import('../../../libs/core-dns/test/spf-suite.ts');
  const lineFolder = join(suites, 'spf-extra');
  return [
    {
      name: 'SPF rfc7208',
      path: join(suites, 'spf', 'rfc7208-tests.yml'),
      least: 203,
      run: () => judgeCases(readOpenSpfSuite('rfc7208-tests.yml'), (each) => judge(each, checkSender(each, {}))),
    },
    {
      name: 'SPF pyspf-extra',
      path: join(suites, 'spf', 'pyspf-extra.yml'),
      least: 16,
      run: () =>
        judgeCases(readOpenSpfSuite('pyspf-extra.yml'), (each) => judge(each, checkSender(each, each.options))),
    },
    ...lineFiles(lineFolder).map((file) => ({
      name: `SPF extra ${file.replace('.yml', '')}`,
      path: lineFolder,
      least: 1,
      run: () => judgeCases(readLineSuite(file), (each) => judge(each, checkBoth(each))),
    })),
  ];
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function lineFiles(folder) {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.yml'));
  } catch {
    // Not there: one line says so, and its path tells the rest.
    return ['all'];
  }
}

/**
 * @param {SpfCase} spfCase
 * @param {SpfCase['options']} options
 */
function checkSender({ ip, helo, mailFrom, resolver }, options) {
  return checkSpf({ ip, helo, mailFrom }, resolver, options);
}

/**
 * The HELO name first, and the sender only when that passed (RFC 7208 §2.3).
 * @param {SpfCase} spfCase
 */
async function checkBoth(spfCase) {
  const { ip, helo, resolver, options } = spfCase;
  const heloCheck = await checkSpf({ ip, helo, mailFrom: '' }, resolver, options);
  return heloCheck.result === 'pass' ? checkSender(spfCase, options) : heloCheck;
}

/**
 * @param {SpfCase} spfCase
 * @param {Promise<SpfCheck>} answer
 */
async function judge({ title, results, explanation }, answer) {
  const { result, explanation: given } = await answer;
  if (!results.includes(result)) return { what: `${title}: ${result}, not ${results.join(' or ')}` };
  if (explanation === null || result !== 'fail' || (given ?? 'DEFAULT') === explanation) return undefined;
  return { what: `${title}: explained by "${given ?? 'DEFAULT'}", not "${explanation}"` };
}
