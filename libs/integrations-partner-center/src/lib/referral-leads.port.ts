/** A referral that has a domain, ready to become a lead. */
export interface ReferralLead {
  readonly referralId: string;
  /** As Partner Center says it: `Independent` or `Shared`. */
  readonly referralType: string;
  /** Registrable domain as lower-case A-label. */
  readonly domain: string;
  readonly companyName: string;
  /** Only when the customer agreed to be contacted. */
  readonly contactEmail: string | null;
}

/** What this integration asks of Hunter's leads; implemented by the apps. */
export interface ReferralLeads {
  /** Finds or creates the lead of the domain, links the referral and asks for a scan. The same referral twice is one lead. */
  saveReferralLead(referral: ReferralLead): Promise<{ readonly leadId: string }>;
}
