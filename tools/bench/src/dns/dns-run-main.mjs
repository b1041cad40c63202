import { ASKERS } from './dns-askers.mjs';
import { askDomains } from './ask-domains.mjs';
import { zoneDomain } from './dns-zone-text.mjs';

// One measured run in a process of its own: how many domains at the same time, and which part of the zone.
const [name = '', server = '', concurrency, warmUp, count] = process.argv.slice(2);
const open = ASKERS[/** @type {import('./dns-askers.mjs').AskerName} */ (name)](server);
const toDomains = (/** @type {number} */ first, /** @type {number} */ size) =>
  Array.from({ length: size }, (_, index) => zoneDomain(first + index));

// Compiled code is what is compared; the first domains are others than those that count, so that no cache knows them.
await askDomains(open.ask, toDomains(0, Number(warmUp)), Number(concurrency));
const result = await askDomains(open.ask, toDomains(Number(warmUp), Number(count)), Number(concurrency));
await open.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
