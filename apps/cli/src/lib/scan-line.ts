import type { DnsEvidence, DnsFindingCode, DnsScanStatus } from '@hunter/core-dns';
import type { NormalizeReason } from '@hunter/core-normalizer';
import type { Provider } from '@hunter/core-provider-map';
import type { ScoreDmarcPolicy, ScoreResult } from '@hunter/core-scoring';

/** Why a line of input has no verdict. */
export interface ScanError {
  readonly code: 'invalid-domain' | 'consumer-mail-domain' | 'scan-failed' | DnsScanStatus;
  readonly reason?: NormalizeReason;
  readonly suggestion?: string;
  readonly detail?: string;
}

/** One record behind the verdict: what was asked, what came back, when. */
export interface EvidenceLine extends Omit<DnsEvidence, 'readAt'> {
  readonly read_at: string;
}

/** The line that `hunter scan --json` prints per domain; names and units are those of the HTTP API's lead. */
export interface ScanLine {
  /** What was asked about: a host without `www.`, A-label. */
  readonly domain: string;
  readonly input: string;
  /** The key that a lead of this domain would have. */
  readonly registrable_domain: string;
  readonly unicode_domain: string;
  readonly scan_status: DnsScanStatus;
  readonly scanned_at: string;
  /** The provider that the score counts; null: the mail hosts were not read. */
  readonly provider: Provider | null;
  readonly mailbox_host: Provider | null;
  /** 0–100 */
  readonly mailbox_host_confidence: number;
  readonly gateway: string | null;
  readonly tenant: boolean | null;
  readonly tenant_elsewhere: boolean | null;
  readonly local_provider: string | null;
  /** Null = not read. */
  readonly mx_hosts: readonly string[] | null;
  readonly spf: boolean | null;
  readonly spf_record: string | null;
  readonly dkim: boolean | null;
  readonly dkim_selectors: readonly string[] | null;
  readonly dmarc_policy: ScoreDmarcPolicy;
  readonly dmarc_record: string | null;
  readonly readiness_score: ScoreResult['score'];
  readonly segment: ScoreResult['segment'];
  readonly priority_score: ScoreResult['priorityScore'];
  readonly technical_heat: ScoreResult['technicalHeat'];
  readonly commercial_segment: ScoreResult['commercialSegment'];
  readonly commercial_heat: ScoreResult['commercialHeat'];
  readonly priority_category: ScoreResult['priorityCategory'];
  readonly priority_label: ScoreResult['priorityLabel'];
  readonly hard_fail: ScoreResult['hardFail'];
  readonly incomplete: boolean;
  readonly rules_version: string;
  readonly findings: readonly DnsFindingCode[];
  readonly evidence: readonly EvidenceLine[];
  /** Set when the DNS could not be read; the rest then says what little is known. */
  readonly error: ScanError | null;
}

/** A line of input that could not be scanned at all. */
export interface RefusedLine {
  readonly domain: string;
  readonly input: string;
  readonly error: ScanError;
}

export type ScanOutcome = ScanLine | RefusedLine;

export function isScanned(outcome: ScanOutcome): outcome is ScanLine {
  return 'scan_status' in outcome;
}
