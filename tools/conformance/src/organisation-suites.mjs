import { join } from 'node:path';
import { classifyMailSetup, classifyMxHost } from '@hunter/core-provider-map';
import { scoreDomain } from '@hunter/core-scoring';
import {
  readLabelledRows,
  readRecordedDomains,
  toLabelledReading,
  toReading,
} from '../../../libs/core-provider-map/test/recorded-organisations.ts';
import { judgeCases } from './suite.mjs';

/**
 * @typedef {import('../../../libs/core-provider-map/test/recorded-organisations.ts').LabelledRow} LabelledRow
 * @typedef {import('./suite.mjs').Suite} Suite
 */

/** Precision and recall for Microsoft as mailbox host; an abstention counts as not Microsoft. */
const LEAST_SHARE = 0.99;

/**
 * @param {string} suites
 * @returns {readonly Suite[]}
 */
export function organisationSuites(suites) {
  return [...recordSuites(join(suites, 'dns-records')), ...labelSuites(suites)];
}

/**
 * @param {string} path
 * @returns {readonly Suite[]}
 */
function recordSuites(path) {
  const entries = () => [...readRecordedDomains(path)];
  return [
    {
      name: 'dns-records classified and scored',
      path,
      least: 7283,
      run: () => judgeCases(entries(), ([domain, recorded]) => judgeScoring(toReading(domain, recorded))),
    },
    {
      name: 'dns-records mx.microsoft hosts',
      path,
      least: 1,
      run: () =>
        judgeCases(
          entries().flatMap(([, { mx }]) => (mx ?? []).filter((host) => /(?:^|\.)mx\.microsoft\.?$/i.test(host))),
          (host) => (classifyMxHost(host) === 'M365' ? undefined : { what: host }),
        ),
    },
    {
      name: 'dns-records dkim.mail.microsoft selectors',
      path,
      least: 1,
      run: () =>
        judgeCases(
          entries().flatMap(([domain, { dkim }]) =>
            Object.values(dkim ?? {})
              .filter((target) => /\.dkim\.mail\.microsoft\.?$/i.test(target))
              .map((target) => ({ domain, target })),
          ),
          ({ domain, target }) => {
            const { evidence, tenant } = classifyMailSetup(toReading(domain, { dkim: { selector1: target } }));
            const isSeen = evidence.some(({ code, supports }) => code === 'dkim-target' && supports === 'M365');
            return isSeen && tenant === true ? undefined : { what: `${domain}: ${target}` };
          },
        ),
    },
  ];
}

/** @param {import('@hunter/core-provider-map').MailSetupReading} reading */
function judgeScoring(reading) {
  const { domain, mxHosts, spfRecord, dkimTargets } = reading;
  const { scoreProvider, mailboxHost, confidence } = classifyMailSetup(reading);
  const { score } = scoreDomain({
    provider: scoreProvider,
    mxHosts,
    spf: spfRecord === 'unknown' ? null : spfRecord !== null,
    dkim: dkimTargets === null ? null : dkimTargets.length > 0,
    dmarcPolicy: 'unknown',
    spfRecord: spfRecord === 'unknown' ? null : spfRecord,
  });
  const isSound = (score === null) === (mxHosts === null) && (mailboxHost === null) === (confidence === 0);
  return isSound ? undefined : { what: domain };
}

/**
 * @param {string} suites
 * @returns {readonly Suite[]}
 */
function labelSuites(suites) {
  const path = join(suites, 'provider-labels', 'providers_at.min.json');
  const judged = () => {
    const records = readRecordedDomains(join(suites, 'dns-records'));
    return readLabelledRows(path).map((row) => ({
      row,
      saysMicrosoft: classifyMailSetup(toLabelledReading(row, records.get(row.domain))).mailboxHost === 'M365',
    }));
  };
  const parts = [
    { name: 'provider-labels', belongs: () => true },
    {
      name: 'provider-labels behind a gateway',
      belongs: (/** @type {LabelledRow} */ { gateway }) => gateway !== undefined && gateway !== null,
    },
  ];
  return parts.flatMap(({ name, belongs }) => [
    {
      name: `${name}: Microsoft precision`,
      path,
      least: 1,
      leastShare: LEAST_SHARE,
      run: () =>
        judgeCases(
          judged().filter(({ row, saysMicrosoft }) => saysMicrosoft && belongs(row)),
          ({ row }) => (row.provider === 'microsoft' ? undefined : { what: `${row.domain}: label ${row.provider}` }),
        ),
    },
    {
      name: `${name}: Microsoft recall`,
      path,
      least: 1,
      leastShare: LEAST_SHARE,
      run: () =>
        judgeCases(
          judged().filter(({ row }) => row.provider === 'microsoft' && belongs(row)),
          ({ row, saysMicrosoft }) => (saysMicrosoft ? undefined : { what: row.domain }),
        ),
    },
  ]);
}
