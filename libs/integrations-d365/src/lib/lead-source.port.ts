/** How Hunter came to know the lead; becomes a choice in Dynamics. */
export type LeadOrigin = 'scan' | 'import' | 'webhook' | 'partner-center';

/** One signal behind the score: the text never contains the time, which is kept apart so that a rescan alone changes nothing. */
export interface LeadEvidenceLine {
  readonly text: string;
  /** ISO 8601 UTC, or null when it was never read. */
  readonly readAt: string | null;
}

/** A Partner Center referral that this lead came from. */
export interface LeadReferral {
  readonly id: string;
  readonly type: string;
}

/**
 * Everything the mapping needs of a lead, read again for every attempt: the row in Hunter is the single source of truth.
 * `null` means that Hunter does not know, and what Hunter does not know never clears a column.
 */
export interface LeadForPush {
  readonly leadId: string;
  /** Registrable domain as lower-case A-label: the alternate key in Dynamics. */
  readonly domain: string;
  readonly companyName: string | null;
  /** Family name of a person known at the company; never guessed. */
  readonly contactLastName: string | null;
  /** A mail address that somebody gave or published; never guessed. */
  readonly contactEmail: string | null;
  readonly score: number | null;
  readonly segment: string | null;
  /** 1 (call first) to 7. */
  readonly priority: number | null;
  readonly priorityCategory: string | null;
  readonly provider: string | null;
  readonly tenantSize: string | null;
  readonly infrastructure: string | null;
  readonly technicalHeat: string | null;
  readonly commercialSegment: string | null;
  readonly commercialHeat: string | null;
  readonly tenantElsewhere: boolean | null;
  readonly referral: LeadReferral | null;
  readonly origin: LeadOrigin;
  /** ISO 8601 UTC. */
  readonly lastScannedAt: string | null;
  /** Day on which the domain's registration ends, `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly oneLiner: string | null;
  readonly nextStep: string | null;
  readonly urgency: string | null;
  readonly opportunityPotential: string | number | null;
  /** Address of the lead in Hunter's dashboard. */
  readonly hunterUrl: string | null;
  readonly rulesVersion: string | null;
  readonly evidence: readonly LeadEvidenceLine[];
}

export type LeadRef = { readonly leadId: string } | { readonly domain: string };

export interface LeadPushability {
  readonly leadId: string;
  /** False while the lead has no score: such a lead is not pushed. */
  readonly scored: boolean;
}

/** What this integration asks of Hunter's leads; implemented by the apps. */
export interface LeadSource {
  /** The lead as it stands now, or null when it is gone. */
  fetchLead(leadId: string): Promise<LeadForPush | null>;
  /** The id of the lead that is meant, or null when there is none. */
  resolveLeadId(ref: LeadRef): Promise<string | null>;
  /** One entry per lead that exists, in any order; unknown ids are left out. */
  fetchPushability(leadIds: readonly string[]): Promise<readonly LeadPushability[]>;
}
