import { EnvNumber, ProcessConfig } from '@hunter/platform';
import { ScanConfig } from '@hunter/leads';
import type { OpenIpSources } from '@hunter/ip-sources';
import { IsInt, Max, Min } from 'class-validator';

/** All settings of the worker process. */
export class WorkerConfig extends ProcessConfig {
  /** Port of health and metrics, on HUNTER_HOST. 0 takes a free one. */
  @EnvNumber()
  @IsInt()
  @Min(0)
  @Max(65535)
  HUNTER_WORKER_PORT = 3002;
}

export interface WorkerSettings {
  readonly process: WorkerConfig;
  readonly scan: ScanConfig;
  /** IP databases that are open; null: the enrichment is off. */
  readonly ipSources: OpenIpSources | null;
}
