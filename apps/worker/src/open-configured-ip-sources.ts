import { openIpSources, type OpenIpSources } from '@hunter/ip-sources';
import { LookupConfig, type ScanConfig } from '@hunter/leads';
import { readEnv } from '@hunter/platform';

/** Opens the configured IP databases; null while the enrichment is off. @throws Error naming every file that cannot be used, with its variable. */
export async function openConfiguredIpSources(
  scan: Pick<ScanConfig, 'HUNTER_ENRICHMENT_ENABLED'>,
  environment: NodeJS.ProcessEnv,
): Promise<OpenIpSources | null> {
  if (!scan.HUNTER_ENRICHMENT_ENABLED) return null;
  return openIpSources(readEnv(LookupConfig, environment).toIpSourceFiles());
}
