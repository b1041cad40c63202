import type { Qualification } from './d365-outcome';
import { fetchJson } from './fetch-json';

/** Qualifies the lead in Dynamics; the person has confirmed it. */
export function qualifyLead(leadId: string): Promise<Qualification> {
  return fetchJson<Qualification>(`/leads/${encodeURIComponent(leadId)}/qualify`, {
    method: 'POST',
    body: { confirm: true },
  });
}
