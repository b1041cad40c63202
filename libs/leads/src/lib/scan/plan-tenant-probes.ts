import { toMailSetupReading, type CnameProbe, type DnsReading } from '@hunter/core-dns';
import { classifyMailSetup } from '@hunter/core-provider-map';

const TENANT_PROBES: readonly CnameProbe[] = ['enterpriseregistration', 'enterpriseenrollment', 'lyncdiscover'];

/** The CNAMEs worth asking for: those that show a Microsoft tenant, while nothing that was read shows one already. */
export function planTenantProbes(reading: DnsReading): readonly CnameProbe[] {
  return classifyMailSetup(toMailSetupReading(reading)).tenant === true ? [] : TENANT_PROBES;
}
