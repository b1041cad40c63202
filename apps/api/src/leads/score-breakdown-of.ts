import { toScoreSignals, type DnsReading } from '@hunter/core-dns';
import type { Provider } from '@hunter/core-provider-map';
import { scoreBreakdown, scoreFindings } from '@hunter/core-scoring';
import type { LeadRow } from '@hunter/persistence';
import { evidenceOf } from './lead-to-response';
import type { ScoreBreakdownDto } from './score-breakdown.dto';

const SCORED_PARTS = ['mx', 'spf', 'dkim', 'dmarc'];

/** Every point of a lead's score with the records it came from. The lead has been scanned. */
export function scoreBreakdownOf(lead: LeadRow & { readonly rules_version: string }): ScoreBreakdownDto {
  const reading = lead.reading as DnsReading;
  const signals = { ...toScoreSignals(reading), provider: (lead.provider ?? 'Unknown') as Provider };
  const breakdown = scoreBreakdown(signals);
  const evidence = evidenceOf(reading);
  return {
    lead_id: lead.id,
    domain: lead.domain,
    rules_version: lead.rules_version,
    base: breakdown.base,
    provider: { name: lead.provider, points: breakdown.provider },
    signals: { ...breakdown.signals },
    risks: { ...breakdown.risks },
    total: breakdown.total,
    score: lead.readiness_score,
    hard_fail: lead.hard_fail,
    incomplete: lead.incomplete,
    lines: scoreFindings(signals).map(({ code, kind, points, reads }) => ({
      code,
      kind,
      points,
      records: evidence.filter((line) => reads.some((part) => part === line.part)),
    })),
    unknown: evidence.filter((line) => line.status === 'unknown' && SCORED_PARTS.includes(line.part)),
  };
}
