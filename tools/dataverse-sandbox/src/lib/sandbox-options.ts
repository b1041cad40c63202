import type { ProfileName } from './metadata/profile.js';

export interface SandboxOptions {
  readonly profile: ProfileName;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A second app registration: the administrator, whom the `access` knob leaves alone. */
  readonly adminClientId: string;
  readonly adminClientSecret: string;
  /** Where the PEM of the sandbox's own authority is written. */
  readonly caFile?: string;
  /** Keeps rows and counters over restarts; without it they live in memory. */
  readonly stateFile?: string;
  readonly clock: () => number;
}

export const DEFAULT_OPTIONS: SandboxOptions = {
  profile: 'provisioned',
  port: 0,
  host: '127.0.0.1',
  tenantId: '7a1f8f5e-3c0b-4d5e-9a52-5f0d6c1b2a33',
  clientId: '4b7d2c61-98ea-4f0e-8d6b-2c9f7e5a1d44',
  clientSecret: 'sandbox-secret',
  adminClientId: '9c0e54aa-61b7-4a7e-8a43-71d0f3f1b5c2',
  adminClientSecret: 'sandbox-admin-secret',
  clock: Date.now,
};
