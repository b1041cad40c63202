import { BULK_READING, toMailSetupReading, type AnalyzeDnsOptions } from '@hunter/core-dns';
import { planTenantProbes } from '@hunter/core-provider-map';
import type { ReadingDepth } from './domain-reader';

/** What each depth asks for. A bulk reading asks for the CNAMEs of a Microsoft tenant only while nothing else shows one. */
export const READING_OPTIONS: Readonly<Record<ReadingDepth, Omit<AnalyzeDnsOptions, 'readAt'>>> = {
  full: {},
  bulk: { ...BULK_READING, laterCnameProbes: (reading) => planTenantProbes(toMailSetupReading(reading)) },
};
