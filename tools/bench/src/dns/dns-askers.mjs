import { Resolver } from 'node:dns';
import { analyzeDns } from '@hunter/core-dns';
import { createDnsTransport } from '@hunter/dns-transport';
import { createNodeResolver } from '../node-resolver.mjs';
import { askMailLookups } from './mail-lookups.mjs';

/**
 * @typedef {import('./mail-lookups.mjs').Lookup} Lookup
 * @typedef {import('@hunter/core-dns').DnsResolver} DnsResolver
 *
 * Asks all there is to ask about one domain and calls back with the number of look-ups that were answered.
 * @typedef {(domain: string, done: (answered: number) => void) => void} Asker
 * @typedef {{ ask: Asker, close: () => Promise<void> }} OpenAsker
 */

const ABSENCES = new Set(['ENODATA', 'ENOTFOUND']);
const READ_AT = '2026-01-01T00:00:00.000Z';

/** Every way of asking that is measured, with the settings that it has by default. */
export const ASKERS = /** @type {const} */ ({
  transport: askTransport,
  'node-resolver': askNodeResolver,
  'reading-by-transport': readByTransport,
  'reading-by-node-resolver': readByNodeResolver,
});

/** @typedef {keyof typeof ASKERS} AskerName */

/**
 * The twelve look-ups through Hunter's transport.
 * @param {string} server
 * @returns {OpenAsker}
 */
function askTransport(server) {
  const transport = createDnsTransport({ servers: [server] });
  const lookup = toLookup(transport);
  return { ask: (domain, done) => askMailLookups(domain, lookup, done), close: () => transport.close() };
}

/**
 * The twelve look-ups by the callbacks of Node's own resolver (c-ares), the faster of its two faces.
 * @param {string} server
 * @returns {OpenAsker}
 */
function askNodeResolver(server) {
  const resolver = new Resolver();
  resolver.setServers([server]);
  /** @type {Lookup} */
  const lookup = (name, type, done) => {
    /** @type {(error: NodeJS.ErrnoException | null, records: readonly any[]) => void} */
    const conclude = (error, records) => {
      const isAnswered = error === null || ABSENCES.has(error.code ?? '');
      done({ isAnswered, mxHost: error === null && type === 'MX' ? records[0]?.exchange : undefined });
    };
    if (type === 'MX') resolver.resolveMx(name, conclude);
    else if (type === 'TXT') resolver.resolveTxt(name, conclude);
    else if (type === 'CNAME') resolver.resolveCname(name, conclude);
    else resolver.resolve4(name, conclude);
  };
  return { ask: (domain, done) => askMailLookups(domain, lookup, done), close: async () => resolver.cancel() };
}

/**
 * The whole reading of core-dns through Hunter's transport.
 * @param {string} server
 * @returns {OpenAsker}
 */
function readByTransport(server) {
  const transport = createDnsTransport({ servers: [server] });
  return { ask: toReader(transport), close: () => transport.close() };
}

/**
 * The same reading through Node's own resolver.
 * @param {string} server
 * @returns {OpenAsker}
 */
function readByNodeResolver(server) {
  return { ask: toReader(createNodeResolver(server)), close: async () => undefined };
}

/**
 * @param {DnsResolver} resolver
 * @returns {Lookup}
 */
function toLookup(resolver) {
  return (name, type, done) => {
    void resolver.query(name, type).then((answer) => {
      const first = answer.kind === 'records' && type === 'MX' ? answer.records[0] : undefined;
      done({ isAnswered: answer.kind !== 'failed', mxHost: first?.type === 'MX' ? first.exchange : undefined });
    });
  };
}

/**
 * @param {DnsResolver} resolver
 * @returns {Asker}
 */
function toReader(resolver) {
  return (domain, done) => {
    let answered = 0;
    /** @type {DnsResolver} */
    const counting = {
      query: async (name, type) => {
        const answer = await resolver.query(name, type);
        if (answer.kind !== 'failed') answered += 1;
        return answer;
      },
    };
    void analyzeDns(domain, counting, { readAt: READ_AT }).then(() => done(answered));
  };
}
