import { errorCode } from '@hunter/dev-stack/src/process/error-code.mjs';
import { Resolver } from 'node:dns/promises';

/**
 * @typedef {import('@hunter/core-dns').DnsAnswer} DnsAnswer
 * @typedef {import('@hunter/core-dns').DnsRecord} DnsRecord
 * @typedef {import('@hunter/core-dns').DnsResolver} DnsResolver
 */

/** @type {Readonly<Record<string, DnsAnswer>>} */
const ANSWERS = {
  ENODATA: { kind: 'absent', reason: 'nodata' },
  ENOTFOUND: { kind: 'absent', reason: 'nxdomain' },
  ESERVFAIL: { kind: 'failed', cause: 'servfail' },
  EREFUSED: { kind: 'failed', cause: 'refused' },
  ETIMEOUT: { kind: 'failed', cause: 'timeout' },
};

/**
 * Node's `dns.Resolver` behind core-dns's port, as simply as one would write it: the peer that Hunter's own transport
 * is measured against. Two attempts, as Hunter's transport makes when a server refuses.
 * @param {string} server host:port
 * @param {import('node:dns').ResolverOptions} [options]
 * @returns {DnsResolver}
 */
export function createNodeResolver(server, options = { timeout: 500, tries: 2 }) {
  const resolver = new Resolver(options);
  resolver.setServers([server]);
  return {
    query: async (name, type) => {
      try {
        return { kind: 'records', records: await fetchRecords(resolver, name, type), authenticated: false };
      } catch (error) {
        return ANSWERS[errorCode(error) ?? ''] ?? { kind: 'failed', cause: 'network' };
      }
    },
  };
}

/**
 * @param {Resolver} resolver
 * @param {string} name
 * @param {import('@hunter/core-dns').DnsRecordType} type
 * @returns {Promise<readonly DnsRecord[]>}
 */
async function fetchRecords(resolver, name, type) {
  switch (type) {
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ priority, exchange }) => ({
        type,
        preference: priority,
        exchange,
      }));
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((chunks) => ({ type, text: chunks.join('') }));
    case 'CNAME':
      return (await resolver.resolveCname(name)).map((target) => ({ type, target }));
    case 'A':
      return (await resolver.resolve4(name)).map((address) => ({ type, address }));
    case 'AAAA':
      return (await resolver.resolve6(name)).map((address) => ({ type, address }));
    default:
      throw new Error(`the scan asks for no ${type}`);
  }
}
