import { scanStatusOf, toMailSetupReading, toScoreSignals, type DnsReading } from '@hunter/core-dns';
import { classifyMailSetup, localProvider } from '@hunter/core-provider-map';
import { scoreDomain } from '@hunter/core-scoring';
import type { ScannedLead } from '@hunter/persistence';
import { keepKnownParts } from './keep-known-parts';
import { mxRootOf } from './mx-root';

export interface ScanTarget {
  /** Registrable A-label domain: the key of the lead. */
  readonly domain: string;
  readonly unicodeDomain: string;
  readonly companyName: string | null;
  readonly source: string;
}

/** Judges a reading: who holds the mailboxes, what it scores, and what the lead's row says of it. Pure. */
export function toScannedLead(target: ScanTarget, earlier: DnsReading | null, latest: DnsReading): ScannedLead {
  const reading = keepKnownParts(earlier, latest);
  const setup = classifyMailSetup(toMailSetupReading(reading));
  const signals = toScoreSignals(reading);
  const score = scoreDomain({ ...signals, provider: setup.scoreProvider });
  return {
    domain: target.domain,
    unicode_domain: target.unicodeDomain,
    source: target.source,
    company_name: target.companyName,
    provider: signals.mxHosts === null ? null : setup.scoreProvider,
    mailbox_host: setup.mailboxHost,
    gateway: setup.gateway,
    tenant: setup.tenant,
    tenant_elsewhere: setup.tenantElsewhere,
    mail_setup: { confidence: setup.confidence, evidence: setup.evidence },
    local_provider: localProvider(signals.mxHosts?.[0] ?? null),
    mx_root: mxRootOf(signals.mxHosts),
    mx_hosts: signals.mxHosts,
    spf: signals.spf,
    spf_record: signals.spfRecord ?? null,
    dkim: signals.dkim,
    dkim_selectors:
      reading.dkim.status === 'present' ? [reading.dkim.selector] : reading.dkim.status === 'absent' ? [] : null,
    dmarc_policy: signals.dmarcPolicy,
    dmarc_coverage: reading.dmarc.status === 'present' ? reading.dmarc.coverage : null,
    dmarc_record: reading.dmarc.raw,
    reading,
    scan_reading: reading === latest ? null : latest,
    scan_status: scanStatusOf(latest),
    scanned_at: latest.readAt,
    incomplete: score.incomplete,
    readiness_score: score.score,
    segment: score.segment,
    priority_score: score.priorityScore,
    technical_heat: score.technicalHeat,
    commercial_segment: score.commercialSegment,
    commercial_heat: score.commercialHeat,
    priority_category: score.priorityCategory,
    priority_label: score.priorityLabel,
    hard_fail: score.hardFail,
    rules_version: score.rulesVersion,
  };
}
