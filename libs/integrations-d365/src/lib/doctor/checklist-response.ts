import { isHealthy } from './run-doctor';
import type { ChecklistItem, FindingText, Locale } from './doctor-texts';
import type { SeenFact } from './checklist';

/** The checklist as the API and `--json` show it. */
export interface ChecklistResponse {
  /** Every check passed or was not asked for. */
  readonly healthy: boolean;
  /** ISO 8601 UTC. */
  readonly checked_at: string;
  readonly items: readonly {
    readonly check: string;
    readonly status: string;
    readonly code: string;
    readonly seen: readonly SeenFact[];
    readonly translations: Readonly<Record<Locale, FindingText & { readonly title: string }>>;
  }[];
}

export function toChecklistResponse(items: readonly ChecklistItem[], checkedAt: Date): ChecklistResponse {
  return {
    healthy: isHealthy(items),
    checked_at: checkedAt.toISOString(),
    items: items.map(({ check, status, code, seen, text }) => ({ check, status, code, seen, translations: text })),
  };
}
