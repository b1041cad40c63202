export { openIpSources } from './lib/open-ip-sources.js';
export type { IpSourceFile, OpenIpSources } from './lib/open-ip-sources.js';
