import type { DmarcPolicy } from './sales-lead.js';

/** How easily somebody else could send mail in the domain’s name. */
export type RiskLevel = 'high' | 'medium' | 'low';

/** What the SPF look-up gave (RFC 7208). */
export type SpfFinding = 'spf-present' | 'spf-absent' | 'spf-unread';
/** What the guessed DKIM selectors gave (RFC 6376); not found is no proof that there is none. */
export type DkimFinding = 'dkim-present' | 'dkim-not-found' | 'dkim-unread';
/** What the DMARC look-up gave (RFC 9989); partial is a policy that covers less than 100 % of the mail. */
export type DmarcFinding =
  | 'dmarc-absent'
  | 'dmarc-policy-none'
  | 'dmarc-partial'
  | 'dmarc-quarantine'
  | 'dmarc-reject'
  | 'dmarc-unread';

/** What one record says; every code has a line in each language. */
export type SecurityFinding = SpfFinding | DkimFinding | DmarcFinding;

/**
 * What was read about who may send mail for the domain; null `spf` or `dkim` and the policy `unknown` were not read.
 */
export interface SecurityRiskInput {
  readonly spf: boolean | null;
  readonly dkim: boolean | null;
  readonly dmarcPolicy: DmarcPolicy;
  /** Percent of mail that the policy covers; null counts as all of it. */
  readonly dmarcCoverage: number | null;
}

/** One finding per record, whatever was read. */
export interface SecurityFindings {
  readonly spf: SpfFinding;
  readonly dkim: DkimFinding;
  readonly dmarc: DmarcFinding;
}

/** How exposed the domain is to mail sent in its name; null when nothing was read that could be judged. */
export function securityRisk(input: SecurityRiskInput): { readonly riskLevel: RiskLevel } | null {
  const findings = readSecurityFindings(input);
  return findings === null ? null : { riskLevel: riskLevelOf(findings) };
}

/**
 * What the three records say. Null when SPF and DKIM are unknown and DMARC is absent or unknown: rule set v1 does not
 * judge a domain by a missing DMARC record alone.
 */
export function readSecurityFindings(input: SecurityRiskInput): SecurityFindings | null {
  const { spf, dkim, dmarcPolicy } = input;
  if (spf === null && dkim === null && (dmarcPolicy === null || dmarcPolicy === 'unknown')) return null;
  return {
    spf: spf === null ? 'spf-unread' : spf ? 'spf-present' : 'spf-absent',
    dkim: dkim === null ? 'dkim-unread' : dkim ? 'dkim-present' : 'dkim-not-found',
    dmarc: readDmarcFinding(input),
  };
}

/** Two gaps, or no DMARC policy that asks receivers to act, make a high risk; one gap a medium one. */
export function riskLevelOf({ spf, dkim, dmarc }: SecurityFindings): RiskLevel {
  if (dmarc === 'dmarc-absent' || dmarc === 'dmarc-policy-none') return 'high';
  const gaps = Number(spf === 'spf-absent') + Number(dkim === 'dkim-not-found') + Number(dmarc === 'dmarc-partial');
  if (gaps >= 2) return 'high';
  return gaps === 1 ? 'medium' : 'low';
}

function readDmarcFinding({ dmarcPolicy, dmarcCoverage }: SecurityRiskInput): DmarcFinding {
  if (dmarcPolicy === null) return 'dmarc-absent';
  if (dmarcPolicy === 'unknown') return 'dmarc-unread';
  if (dmarcPolicy === 'none') return 'dmarc-policy-none';
  if (dmarcCoverage !== null && dmarcCoverage < 100) return 'dmarc-partial';
  return dmarcPolicy === 'quarantine' ? 'dmarc-quarantine' : 'dmarc-reject';
}
