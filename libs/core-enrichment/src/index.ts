export { contactQuality } from './lib/contact-quality.js';
export { enrichIp } from './lib/enrich-ip.js';
export { genericEmails } from './lib/generic-emails.js';
export { infrastructureSummary } from './lib/infrastructure-summary.js';
export type { IpEnrichment, IpFacts, IpSourceReading } from './lib/ip-enrichment.js';
export type { IpSource, IpSourceAnswer, IpSourceFailure, IpSourceName, IpSources } from './lib/ip-source.js';
