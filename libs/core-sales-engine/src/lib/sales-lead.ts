import type { Provider } from '@hunter/core-provider-map';
import type { Segment } from '@hunter/core-scoring';

export type { Provider, Segment };

/** Size of the organisation: 1–49, 50–499 and 500 or more employees. */
export type TenantSize = 'small' | 'medium' | 'large';

/** A published DMARC policy; null means that no record exists, `unknown` that it could not be read. */
export type DmarcPolicy = 'none' | 'quarantine' | 'reject' | 'unknown' | null;

/** What is known about the network that serves the domain. */
export interface IpContext {
  /** ISO 3166-1 alpha-2 code, or null when it was not found. */
  readonly country: string | null;
  readonly isProxy: boolean | null;
  readonly proxyType: string | null;
}

/**
 * Everything the summary may speak about. A null signal was not read; it is never told as missing.
 * The optional fields only make sentences more exact, they change no decision.
 */
export interface SalesLead {
  readonly domain: string;
  readonly provider: Provider | null;
  readonly segment: Segment | null;
  /** 0–100, or null when the lead could not be scored. */
  readonly readinessScore: number | null;
  /** 1 (first to call) to 7, or null. */
  readonly priorityScore: number | null;
  readonly tenantSize: TenantSize | null;
  readonly localProvider: string | null;
  readonly spf: boolean | null;
  /** False means that none of the usual selectors holds a key, which is not proof that none exists. */
  readonly dkim: boolean | null;
  readonly dmarcPolicy: DmarcPolicy;
  /** Percent of mail that the policy covers. */
  readonly dmarcCoverage: number | null;
  /** 0–100. */
  readonly contactQualityScore: number | null;
  /** End of the domain registration, `YYYY-MM-DD`; null when it is not known. */
  readonly expiresAt: string | null;
  readonly spfRecord?: string | null;
  readonly mxRoot?: string | null;
  readonly infrastructureSummary?: string | null;
  readonly ipContext?: IpContext | null;
  /** The domain as people read it, for names that are not plain ASCII. */
  readonly unicodeDomain?: string | null;
  /** Name of the filtering service in front of the mailboxes. */
  readonly gateway?: string | null;
  /** True when the organisation has a Microsoft tenant although its mail lives somewhere else. */
  readonly tenantElsewhere?: boolean | null;
  /** `mx-missing` when the domain was read and takes no mail at all. */
  readonly hardFail?: 'mx-missing' | null;
  /** True when a reading that feeds the score was unknown. */
  readonly incomplete?: boolean;
}
