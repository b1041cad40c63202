/** How a process scans. */
export interface ScanSettings {
  /** Domains of one batch that are read at the same time. */
  readonly concurrency: number;
}

export const SCAN_SETTINGS = Symbol('SCAN_SETTINGS');
export const SCAN_PACE = Symbol('SCAN_PACE');
