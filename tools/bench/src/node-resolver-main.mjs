import { readFile } from 'node:fs/promises';
import { analyzeDns, BULK_READING, toMailSetupReading } from '@hunter/core-dns';
import { planTenantProbes } from '@hunter/core-provider-map';
import { createNodeResolver } from './node-resolver.mjs';

/** c-ares slows down with more questions in flight; with 16 domains it has about 64, where it is fastest. */
const DOMAINS_AT_ONCE = 16;

const domains = (await readFile(process.argv[2] ?? '', 'utf8')).split('\n');
const resolver = createNodeResolver(process.env['HUNTER_DNS_SERVERS'] ?? '');
const readAt = new Date().toISOString();

/** @type {import('@hunter/core-dns').AnalyzeDnsOptions['laterCnameProbes']} */
const laterCnameProbes = (reading) => planTenantProbes(toMailSetupReading(reading));

const readNext = async () => {
  for (let domain = domains.pop(); domain !== undefined; domain = domains.pop()) {
    await analyzeDns(domain, resolver, { ...BULK_READING, laterCnameProbes, readAt });
  }
};
await Promise.all(Array.from({ length: DOMAINS_AT_ONCE }, readNext));
