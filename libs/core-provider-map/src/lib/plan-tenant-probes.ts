import { classifyMailSetup } from './classify-mail-setup.js';
import type { MailSetupReading } from './mail-setup.js';

/** Labels below a domain where Microsoft's DNS set-up page of a tenant puts CNAMEs. */
export type TenantProbe = 'enterpriseregistration' | 'enterpriseenrollment' | 'lyncdiscover';

const TENANT_PROBES: readonly TenantProbe[] = ['enterpriseregistration', 'enterpriseenrollment', 'lyncdiscover'];

/**
 * Which CNAMEs are still worth asking for: all of them while nothing that was read shows a Microsoft tenant, none once
 * something does. For readings that must be short.
 */
export function planTenantProbes(reading: MailSetupReading): readonly TenantProbe[] {
  return classifyMailSetup(reading).tenant === true ? [] : TENANT_PROBES;
}
