import type { SalesSummary } from '../src/index.js';

/** Every sentence of a summary that a person reads. */
export function summaryTexts(summary: SalesSummary): string[] {
  const { security_reasoning: security, opportunity_rationale: rationale } = summary;
  return [
    summary.one_liner,
    summary.segment_explanation,
    summary.provider_reasoning,
    ...(security === null
      ? []
      : [security.summary, ...security.details, security.sales_angle, security.recommended_action]),
    ...summary.call_script,
    ...summary.discovery_questions,
    summary.offer_tier.recommendation,
    rationale.summary,
    ...rationale.factors.map((factor) => factor.comment),
    summary.urgency_reason,
    summary.next_step.message,
    summary.next_step.internal_note,
  ];
}
