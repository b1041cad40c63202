import { toScoreSignals } from '@hunter/core-dns';
import { partsOf } from './reading-parts.mjs';

/**
 * @typedef {import('@hunter/core-dns').DnsReading} DnsReading
 *
 * What a reading under faults says beside the truth, as `domain part` each.
 * @typedef {object} Comparison
 * @property {number} parts
 * @property {number} unknown
 * @property {readonly string[]} falseAbsences said to be absent, and it is there
 * @property {readonly string[]} wrong said to be there, and it is not, or it is another
 */

/**
 * @param {DnsReading} truth read without faults
 * @param {DnsReading} reading of the same domain
 * @returns {Comparison}
 */
export function compareReadings(truth, reading) {
  const trueParts = partsOf(truth);
  let unknown = 0;
  const falseAbsences = falseSignals(truth, reading);
  const wrong = [];
  const parts = partsOf(reading);
  for (const [name, part] of parts) {
    const known = trueParts.get(name);
    if (part.status === 'unknown') unknown += 1;
    else if (known === undefined) continue;
    else if (part.status === 'absent' && known.status !== 'absent') falseAbsences.push(`${truth.domain} ${name}`);
    else if (part.status !== known.status || part.raw !== known.raw) wrong.push(`${truth.domain} ${name}`);
  }
  return { parts: parts.size, unknown, falseAbsences, wrong };
}

/**
 * What the score would take for absent: it sees no parts, only these signals.
 * @param {DnsReading} truth
 * @param {DnsReading} reading
 * @returns {string[]}
 */
function falseSignals(truth, reading) {
  const [real, read] = [toScoreSignals(truth), toScoreSignals(reading)];
  const found = [];
  if (read.mxHosts?.length === 0 && real.mxHosts?.length !== 0) found.push('mxHosts');
  if (read.spf === false && real.spf !== false) found.push('spf signal');
  if (read.dkim === false && real.dkim !== false) found.push('dkim signal');
  if (read.dmarcPolicy === null && real.dmarcPolicy !== null) found.push('dmarc signal');
  return found.map((name) => `${truth.domain} ${name}`);
}
