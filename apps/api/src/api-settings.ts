import { ScanConfig } from '@hunter/leads';
import { ProcessConfig, readEnv } from '@hunter/platform';

/** All settings of the api process. */
export interface ApiSettings {
  readonly process: ProcessConfig;
  readonly scan: ScanConfig;
}

/** @throws Error naming every variable that is not valid. */
export function readApiSettings(environment: NodeJS.ProcessEnv): ApiSettings {
  return { process: readEnv(ProcessConfig, environment), scan: readEnv(ScanConfig, environment) };
}
