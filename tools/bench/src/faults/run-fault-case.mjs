import { startDnsSandbox } from '@hunter/dns-sandbox';
import { setTimeout as pause } from 'node:timers/promises';
import { compareReadings } from './compare-readings.mjs';
import { breakDomains } from './faulty-zone.mjs';
import { readDomains } from './read-domains.mjs';

/**
 * @typedef {import('@hunter/core-dns').DnsReading} DnsReading
 * @typedef {import('./fault-cases.mjs').FaultCase} FaultCase
 *
 * @typedef {object} FaultResult
 * @property {string} name
 * @property {number} seconds
 * @property {number} domains
 * @property {number} parts
 * @property {number} unknown
 * @property {readonly string[]} falseAbsences
 * @property {readonly string[]} wrong
 */

const BROKEN_ONE_OF = 3;
const BLACK_HOLE_AFTER_MS = 1_000;

/**
 * Reads the domains from a server with these faults and compares with what they really publish.
 * @param {FaultCase} faultCase
 * @param {object} scan
 * @param {import('@hunter/dns-sandbox').ZoneFile} scan.zone
 * @param {readonly string[]} scan.domains
 * @param {readonly DnsReading[]} scan.truth
 * @param {number} scan.concurrency
 * @returns {Promise<FaultResult>}
 */
export async function runFaultCase({ name, faults = {}, broken = [], blackHoleMs }, scan) {
  const { domains, truth, concurrency } = scan;
  const zone = breakDomains(scan.zone, domains, broken, BROKEN_ONE_OF);
  const sandbox = await startDnsSandbox({ zone, faults });
  const startedAt = performance.now();
  const ending = new AbortController();
  const hole = blackHoleMs === undefined ? undefined : openBlackHole(sandbox, blackHoleMs, ending.signal);
  try {
    const { readings } = await readDomains(sandbox.address, domains, { concurrency });
    const seconds = (performance.now() - startedAt) / 1000;
    return { name, seconds, ...judgeReadings(truth, readings) };
  } finally {
    ending.abort();
    await hole;
    await sandbox.close();
  }
}

/**
 * @param {readonly DnsReading[]} truth
 * @param {readonly DnsReading[]} readings of the same domains in the same order
 * @returns {Omit<FaultResult, 'name' | 'seconds'>}
 */
export function judgeReadings(truth, readings) {
  const compared = truth.map((real, index) => {
    const reading = readings[index];
    if (reading === undefined) throw new Error(`${real.domain} was not read`);
    return compareReadings(real, reading);
  });
  const sum = (/** @type {(each: typeof compared[number]) => number} */ of) =>
    compared.reduce((total, each) => total + of(each), 0);
  return {
    domains: truth.length,
    parts: sum(({ parts }) => parts),
    unknown: sum(({ unknown }) => unknown),
    falseAbsences: compared.flatMap(({ falseAbsences }) => falseAbsences),
    wrong: compared.flatMap(({ wrong }) => wrong),
  };
}

/**
 * @param {import('@hunter/dns-sandbox').DnsSandbox} sandbox
 * @param {number} lengthMs
 * @param {AbortSignal} signal ends it early
 */
async function openBlackHole(sandbox, lengthMs, signal) {
  try {
    await pause(BLACK_HOLE_AFTER_MS, undefined, { signal });
    sandbox.setFaults({ silent: 1 });
    await pause(lengthMs, undefined, { signal });
    sandbox.setFaults({});
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
