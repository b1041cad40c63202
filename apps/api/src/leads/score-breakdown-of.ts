import { toScoreSignals, type DnsPartName, type DnsReading } from '@hunter/core-dns';
import type { Provider } from '@hunter/core-provider-map';
import { scoreBreakdown, scoreFindings } from '@hunter/core-scoring';
import type { LeadRow } from '@hunter/persistence';
import { evidenceOf } from './lead-to-response';
import type { EvidenceDto } from './lead.dto';
import type { BreakdownLineDto, ScoreBreakdownDto } from './score-breakdown.dto';

/** What a line is read from, and the code under which the line of an unread part stands. */
const SCORED_PARTS = ['mx', 'spf', 'dkim', 'dmarc'] as const;
/** The part of the reading that a line of evidence about the mailboxes was found in. */
const MAILBOX_PARTS: ReadonlyMap<string, DnsPartName> = new Map([
  ['spf-include', 'spf'],
  ['dkim-target', 'dkim'],
  ['autodiscover-target', 'autodiscover'],
]);

/** Every point of a lead's score with the records it came from. The lead has been scanned. */
export function scoreBreakdownOf(lead: LeadRow & { readonly rules_version: string }): ScoreBreakdownDto {
  const reading = lead.reading as DnsReading;
  const signals = { ...toScoreSignals(reading), provider: (lead.provider ?? 'Unknown') as Provider };
  const breakdown = scoreBreakdown(signals);
  const evidence = evidenceOf(reading);
  const recordsOf = (parts: readonly string[]): EvidenceDto[] => evidence.filter((line) => parts.includes(line.part));
  const judged = scoreFindings(signals)
    .filter(({ reads }) => reads.every((part) => reading[part].status !== 'unknown'))
    .map(
      ({ code, kind, points, reads }): BreakdownLineDto => ({
        code: kind === 'provider' ? 'provider' : code,
        kind,
        points,
        status: statusOf(reads.map((part) => reading[part].status)),
        records: recordsOf(kind === 'provider' ? [...reads, ...partsBehindGateway(lead)] : reads),
      }),
    );
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
    lines: [...judged, ...unreadLines(reading, recordsOf)],
  };
}

/** Where a gateway hides who holds the mailboxes, other records than the MX said so; their points are theirs too. */
function partsBehindGateway({ gateway, provider, mail_setup: setup }: LeadRow): readonly DnsPartName[] {
  if (gateway === null || setup === null) return [];
  return setup.evidence.flatMap(({ code, supports }) => {
    const part = supports === provider ? MAILBOX_PARTS.get(code) : undefined;
    return part === undefined ? [] : [part];
  });
}

/** A part that could not be read earns and costs nothing, and says so on a line of its own. */
function unreadLines(reading: DnsReading, recordsOf: (parts: readonly string[]) => EvidenceDto[]): BreakdownLineDto[] {
  return SCORED_PARTS.filter((part) => reading[part].status === 'unknown').map((part) => ({
    code: part,
    kind: part === 'mx' ? 'provider' : 'signal',
    points: 0,
    status: 'unknown',
    records: recordsOf([part]),
  }));
}

function statusOf(statuses: readonly string[]): 'present' | 'absent' {
  return statuses.includes('present') ? 'present' : 'absent';
}
