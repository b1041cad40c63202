import type { OrgKey, OrgTable } from '../doctor/facts';

export interface OrgPublisher {
  readonly id: string;
  readonly uniqueName: string;
  readonly prefix: string;
  readonly optionValuePrefix: number;
}

export interface OrgSolution {
  readonly uniqueName: string;
  readonly publisherId: string | null;
}

/** What provisioning has to know about an organisation before it decides anything. */
export interface ProvisionState {
  /** LCIDs, the base language first. */
  readonly languages: readonly number[];
  readonly publishers: readonly OrgPublisher[];
  readonly solution: OrgSolution | null;
  readonly table: OrgTable;
  readonly keys: readonly OrgKey[];
}
