import {
  analyzeDns,
  BULK_READING,
  scanStatusOf,
  toEvidence,
  toMailSetupReading,
  toScoreSignals,
} from '@hunter/core-dns';
import type { AnalyzeDnsOptions, DnsReading, DnsResolver } from '@hunter/core-dns';
import { isConsumerMailDomain, normalizeDomain } from '@hunter/core-normalizer';
import type { NormalizedDomain } from '@hunter/core-normalizer';
import { classifyMailSetup, localProvider, planTenantProbes } from '@hunter/core-provider-map';
import { scoreDomain } from '@hunter/core-scoring';
import type { ScanError, ScanLine, ScanOutcome } from './scan-line.js';

/** How much of a domain is read: `bulk` is what a long list can afford, `full` is everything there is to know. */
export type ScanDepth = 'bulk' | 'full';

/** Reads one line of input as a domain, asks the DNS about it, and says who holds its mail and how it scores. */
export async function scanDomain(
  input: string,
  resolver: DnsResolver,
  readAt: string,
  depth: ScanDepth = 'full',
): Promise<ScanOutcome> {
  const target = normalizeDomain(input);
  if (!target.ok) {
    const { reason, suggestion } = target;
    return refuse(input, { code: 'invalid-domain', reason, ...(suggestion !== undefined && { suggestion }) });
  }
  if (isConsumerMailDomain(target.registrableDomain)) return refuse(input, { code: 'consumer-mail-domain' });
  const reading = await analyzeDns(target.domain, resolver, { ...READINGS[depth], readAt });
  return toScanLine(input, target, reading);
}

/** A short reading asks for the CNAMEs of a Microsoft tenant only while nothing else shows one. */
const READINGS: Readonly<Record<ScanDepth, Omit<AnalyzeDnsOptions, 'readAt'>>> = {
  full: {},
  bulk: { ...BULK_READING, laterCnameProbes: (reading) => planTenantProbes(toMailSetupReading(reading)) },
};

const refuse = (input: string, error: ScanError): ScanOutcome => ({ domain: input.trim(), input, error });

/** A reading becomes a verdict: the pure half of a scan. */
export function toScanLine(input: string, target: NormalizedDomain, reading: DnsReading): ScanLine {
  const setup = classifyMailSetup(toMailSetupReading(reading));
  const signals = toScoreSignals(reading);
  const { score, ...verdict } = scoreDomain({ ...signals, provider: setup.scoreProvider });
  const scanStatus = scanStatusOf(reading);
  const hasFailed = scanStatus !== 'completed' && scanStatus !== 'partial';
  return {
    domain: target.domain,
    input,
    registrable_domain: target.registrableDomain,
    unicode_domain: target.unicode,
    scan_status: scanStatus,
    scanned_at: reading.readAt,
    provider: signals.mxHosts === null ? null : setup.scoreProvider,
    mailbox_host: setup.mailboxHost,
    mailbox_host_confidence: setup.confidence,
    gateway: setup.gateway,
    tenant: setup.tenant,
    tenant_elsewhere: setup.tenantElsewhere,
    local_provider: localProvider(signals.mxHosts?.[0] ?? null),
    mx_hosts: signals.mxHosts,
    spf: signals.spf,
    spf_record: signals.spfRecord,
    dkim: signals.dkim,
    dkim_selectors: toSelectors(reading.dkim),
    dmarc_policy: signals.dmarcPolicy,
    dmarc_record: reading.dmarc.status === 'unknown' ? null : reading.dmarc.raw,
    readiness_score: score,
    segment: verdict.segment,
    priority_score: verdict.priorityScore,
    technical_heat: verdict.technicalHeat,
    commercial_segment: verdict.commercialSegment,
    commercial_heat: verdict.commercialHeat,
    priority_category: verdict.priorityCategory,
    priority_label: verdict.priorityLabel,
    hard_fail: verdict.hardFail,
    incomplete: verdict.incomplete,
    rules_version: verdict.rulesVersion,
    findings: [...new Set(reading.findings.map(({ code }) => code))],
    evidence: toEvidence(reading).map(({ readAt, ...line }) => ({ ...line, read_at: readAt })),
    error: hasFailed ? { code: scanStatus } : null,
  };
}

/** Unknown is not "none": null when no selector gave an answer that decides. */
function toSelectors(dkim: DnsReading['dkim']): readonly string[] | null {
  if (dkim.status === 'unknown') return null;
  return dkim.status === 'present' ? [dkim.selector] : [];
}
