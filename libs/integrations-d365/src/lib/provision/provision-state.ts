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

export interface OrgPrivilege {
  readonly name: string;
  readonly id: string;
}

/** The role of the application user. */
export interface OrgRole {
  /** Null when there is none yet. */
  readonly id: string | null;
  readonly businessUnitId: string;
  /** Privileges that it needs and does not have. */
  readonly missing: readonly OrgPrivilege[];
}

export interface OrgForm {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
}

export interface OrgView {
  /** LCIDs that the name is there in. */
  readonly languages: readonly number[];
}

/** The definitions that a push stands on. */
export interface DefinitionState {
  /** LCIDs, the base language first. */
  readonly languages: readonly number[];
  readonly publishers: readonly OrgPublisher[];
  readonly solution: OrgSolution | null;
  readonly table: OrgTable;
  readonly keys: readonly OrgKey[];
}

/** What provisioning has to know about an organisation before it decides anything. */
export interface ProvisionState extends DefinitionState {
  readonly role: OrgRole;
  readonly forms: readonly OrgForm[];
  /** Those of Hunter's views that are there, by key. */
  readonly views: ReadonlyMap<string, OrgView>;
}
