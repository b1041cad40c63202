import { salesSummary, type SalesSummary } from '@hunter/core-sales-engine';
import type { LeadRow } from '@hunter/persistence';
import type { SummarySettings } from './summary-settings';
import { toSalesLead } from './to-sales-lead';

/** The rep's opening for a lead as of today (UTC), or null while the lead waits for its first scan. */
export function summarizeLead(
  lead: LeadRow,
  locale: 'tr' | 'en',
  { partnerName, tuningFactor }: SummarySettings,
): SalesSummary | null {
  if (lead.scanned_at === null) return null;
  return salesSummary(toSalesLead(lead), {
    locale,
    today: new Date().toISOString().slice(0, 10),
    tuningFactor,
    ...(partnerName === null ? {} : { partnerName }),
  });
}
