/** One signal behind the score in words, with the time it was read kept apart. */
export interface DossierEvidence {
  readonly text: string;
  /** ISO 8601 UTC, or null when it was never read. */
  readonly readAt: string | null;
}

/** A lead as a CRM wants it: facts, verdicts and the rep's opening. Null: Hunter does not know. */
export interface LeadDossier {
  readonly leadId: string;
  readonly domain: string;
  readonly companyName: string | null;
  readonly contactLastName: string | null;
  readonly contactEmail: string | null;
  readonly score: number | null;
  readonly segment: string | null;
  readonly priority: number | null;
  readonly priorityCategory: string | null;
  readonly provider: string | null;
  readonly tenantSize: string | null;
  readonly infrastructure: string | null;
  readonly technicalHeat: string | null;
  readonly commercialSegment: string | null;
  readonly commercialHeat: string | null;
  readonly tenantElsewhere: boolean | null;
  readonly referral: null;
  readonly origin: 'scan' | 'import';
  readonly lastScannedAt: string | null;
  readonly expiresOn: string | null;
  readonly oneLiner: string | null;
  readonly nextStep: string | null;
  readonly urgency: string | null;
  readonly opportunityPotential: number | null;
  readonly hunterUrl: string | null;
  readonly rulesVersion: string | null;
  readonly evidence: readonly DossierEvidence[];
}
