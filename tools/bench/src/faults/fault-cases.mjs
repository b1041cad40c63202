/**
 * @typedef {object} FaultCase
 * @property {string} name
 * @property {Partial<import('@hunter/dns-sandbox').Faults>} [faults] shares of the answers, by chance
 * @property {readonly import('@hunter/dns-sandbox').Behaviour[]} [broken] what a third of the domains does all the time
 * @property {number} [blackHoleMs] after a second nobody answers for so long
 */

const BLACK_HOLE_MS = 60_000;

/**
 * What the DNS does to a scan, one at a time and all together.
 * @type {readonly FaultCase[]}
 */
export const FAULT_CASES = [
  { name: '20 % drop', faults: { drop: 0.2 } },
  { name: 'SERVFAIL', faults: { servfail: 0.2 }, broken: ['servfail'] },
  { name: 'lame delegation', faults: { lame: 0.1, refused: 0.1 }, broken: ['lame', 'refused'] },
  { name: 'CNAME loop', broken: ['loop'] },
  { name: 'truncation', faults: { truncate: 0.5 } },
  { name: '60 s black hole', blackHoleMs: BLACK_HOLE_MS },
  {
    name: 'all of them',
    faults: { drop: 0.2, servfail: 0.05, lame: 0.05, refused: 0.05, truncate: 0.1, garbage: 0.02 },
    broken: ['servfail', 'lame', 'loop', 'refused', 'timeout'],
  },
];
