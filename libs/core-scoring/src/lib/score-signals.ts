import type { Provider } from '@hunter/core-provider-map';

/** DMARC policy as the score reads it: null = no policy applies, `'unknown'` = not read. */
export type ScoreDmarcPolicy = 'none' | 'quarantine' | 'reject' | 'unknown' | null;

/** What a score reads. Null and `'unknown'` say "not read": such a signal earns and costs nothing. */
export interface ScoreSignals {
  readonly provider: Provider;
  /** In sending order; `[]` = no MX or null MX, a hard fail; null = not read, no score at all. */
  readonly mxHosts: readonly string[] | null;
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  readonly dmarcPolicy: ScoreDmarcPolicy;
  /** Text of the SPF record, for the number of its includes. */
  readonly spfRecord?: string | null;
}
