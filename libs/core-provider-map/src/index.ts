export { classifyMailSetup } from './lib/classify-mail-setup.js';
export { classifyMxHost } from './lib/classify-mx-host.js';
export { localProvider } from './lib/local-provider.js';
export { mailGateway } from './lib/mail-gateway.js';
export type {
  MailSetup,
  MailSetupEvidence,
  MailSetupEvidenceCode,
  MailSetupQuestion,
  MailSetupReading,
  MailSetupRecord,
} from './lib/mail-setup.js';
export { planTenantProbes } from './lib/plan-tenant-probes.js';
export type { TenantProbe } from './lib/plan-tenant-probes.js';
export { PROVIDERS } from './lib/provider.js';
export type { Provider } from './lib/provider.js';
export { tenantSize } from './lib/tenant-size.js';
export type { TenantSize, TenantSizeEvidence, TenantSizeSource, TenantSizeVerdict } from './lib/tenant-size.js';
