/** Where a lead opens in Dynamics: inside the configured app, else in the organisation's default one. */
export function toLeadUrl(
  organisation: { readonly baseUrl: string; readonly appId: string | null },
  d365LeadId: string,
): string {
  const url = new URL('/main.aspx', organisation.baseUrl);
  if (organisation.appId !== null) url.searchParams.set('appid', organisation.appId);
  url.searchParams.set('pagetype', 'entityrecord');
  url.searchParams.set('etn', 'lead');
  url.searchParams.set('id', d365LeadId);
  return url.toString();
}
