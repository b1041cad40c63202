import type { MatchTable } from './matched-row';

/** Where a row opens in Dynamics: inside the configured app, else in the organisation's default one. */
export function toRecordUrl(
  organisation: { readonly baseUrl: string; readonly appId: string | null },
  table: MatchTable | 'contact',
  id: string,
): string {
  const url = new URL('/main.aspx', organisation.baseUrl);
  if (organisation.appId !== null) url.searchParams.set('appid', organisation.appId);
  url.searchParams.set('pagetype', 'entityrecord');
  url.searchParams.set('etn', table);
  url.searchParams.set('id', id);
  return url.toString();
}
