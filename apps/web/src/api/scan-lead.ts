import { fetchJson } from './fetch-json';
import type { LeadDetail } from './types';

/** Reads, scores and stores one domain; answers with the lead. */
export function scanLead(domain: string): Promise<LeadDetail> {
  return fetchJson<LeadDetail>('/leads/scan', { method: 'POST', body: { domain } });
}
