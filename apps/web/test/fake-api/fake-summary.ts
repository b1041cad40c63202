import type { LeadDetail, SalesSummary, ScoreBreakdown } from '../../src/api/types';

export function createSummary(lead: LeadDetail, locale: string): SalesSummary {
  const isTurkish = locale === 'tr';
  const say = (tr: string, en: string): string => (isTurkish ? tr : en);
  return {
    domain: lead.domain,
    one_liner: say(`${lead.domain} - geçiş fırsatı.`, `${lead.domain} - a migration opportunity.`),
    segment_explanation: say('Postası yerel bir sunucuda.', 'Its mail lies on a local server.'),
    provider_reasoning: say('MX kaydı Natro’yu gösteriyor.', 'The MX record points to Natro.'),
    security_reasoning: {
      risk_level: 'high',
      summary: say('DMARC yalnızca izliyor.', 'DMARC only watches.'),
      details: [say('SPF var', 'SPF is there'), say('DKIM bulunamadı', 'DKIM was not found')],
      sales_angle: say('Sahte fatura riskiyle açın.', 'Open with the risk of forged invoices.'),
      recommended_action: say('Tam DMARC önerin.', 'Propose full DMARC.'),
    },
    call_script: [
      say('Merhaba, alan adınızı inceledik.', 'Hello, we looked at your domain.'),
      say('Postanız sahteciliğe açık.', 'Your mail can be forged.'),
      say('On beş dakikanız var mı?', 'Do you have fifteen minutes?'),
    ],
    discovery_questions: [
      say('E-postadan memnun musunuz?', 'Are you happy with your mail?'),
      say('Bütçeniz nedir?', 'What is your budget?'),
    ],
    offer_tier: {
      tier: 'Business Standard',
      license: 'Business Standard',
      price_per_user_per_month: 10,
      migration_fee: 2000,
      defender_price_per_user_per_month: 5,
      consulting_fee: null,
      currency: 'EUR',
      recommendation: say('Orta ölçekli şirkete uygun.', 'Fits a company of medium size.'),
    },
    opportunity_potential: 76,
    opportunity_rationale: {
      total: 76,
      factors: [
        { name: 'segment', weight: 0.4, raw: 'Migration', score: 40, comment: say('Geçiş adayı', 'Ready to move') },
        { name: 'readiness_score', weight: 0.3, raw: 70, score: 21, comment: say('Orta', 'Medium') },
        { name: 'priority_score', weight: 0.2, raw: 3, score: 15, comment: say('Yüksek', 'High') },
        { name: 'tenant_size', weight: 0.1, raw: 'Unknown', score: 3, comment: say('Bilinmiyor', 'Not known') },
      ],
      tuning_factor: 1,
      summary: say('Bu ay konuşulmalı.', 'Worth a talk this month.'),
    },
    urgency: 'medium',
    urgency_reason: say('Skoru ve segmenti güçlü.', 'Its score and segment are strong.'),
    metadata: {},
    next_step: {
      action: 'call',
      timeline: '3_days',
      priority: 'medium',
      message: say('Kısa bir görüşme öneriyoruz.', 'We suggest a short talk.'),
      internal_note: say('Üç gün içinde ara.', 'Call within three days.'),
    },
  };
}

/** What the provider must earn for the lines below to add up to the made-up score. */
function toProviderPoints(lead: LeadDetail): number {
  return (lead.readiness_score ?? 0) + (lead.incomplete ? 0 : 10);
}

export function createBreakdown(lead: LeadDetail): ScoreBreakdown {
  const record = (part: string) => lead.evidence.filter((line) => line.part === part);
  const isUnread = lead.incomplete;
  return {
    lead_id: lead.id,
    domain: lead.domain,
    rules_version: 'v1',
    base: 0,
    provider: { name: lead.provider ?? 'Unknown', points: toProviderPoints(lead) },
    signals: { spf: 10 },
    risks: { no_dkim: -10 },
    total: lead.readiness_score ?? 0,
    score: lead.readiness_score,
    hard_fail: lead.hard_fail,
    incomplete: isUnread,
    lines: [
      { code: 'provider', kind: 'provider', points: toProviderPoints(lead), status: 'present', records: record('mx') },
      { code: 'spf', kind: 'signal', points: 10, status: 'present', records: record('spf') },
      { code: 'no_dkim', kind: 'risk', points: -10, status: 'absent', records: record('dkim') },
      isUnread
        ? { code: 'dmarc', kind: 'signal', points: 0, status: 'unknown', records: record('dmarc') }
        : { code: 'dmarc_none', kind: 'risk', points: -10, status: 'present', records: record('dmarc') },
    ],
  };
}
