import { toRecordUrl } from './record-url';

/** Where a lead opens in Dynamics. */
export function toLeadUrl(
  organisation: { readonly baseUrl: string; readonly appId: string | null },
  d365LeadId: string,
): string {
  return toRecordUrl(organisation, 'lead', d365LeadId);
}
