import type { SalesLead } from './sales-lead.js';

/** What the records show about where the mail goes. */
export type MailRouteCode =
  | 'no-mail'
  | 'provider-unknown'
  | 'behind-gateway'
  | 'local-by-mx'
  | 'local-named-by-mx'
  | 'host-by-mx'
  | 'host-only';

const MICROSOFT_INCLUDE =
  /(?:^|\s)[+?~]?include:spf\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)\.?(?!\S)/i;

/** Which sentence tells the mail route. The MX root is named only where it was read and no gateway stands in front. */
export function planMailRoute<Route>(lead: SalesLead, routes: Readonly<Record<MailRouteCode, Route>>): Route {
  if (lead.hardFail === 'mx-missing') return routes['no-mail'];
  if (lead.provider === null || lead.provider === 'Unknown') return routes['provider-unknown'];
  if (lead.gateway) return routes['behind-gateway'];
  if (!lead.mxRoot || lead.mxRoot === 'unknown') return routes['host-only'];
  if (lead.provider !== 'Local') return routes['host-by-mx'];
  return lead.localProvider ? routes['local-named-by-mx'] : routes['local-by-mx'];
}

/** Whether an SPF record lets Microsoft 365 send: a real `include:` of one of its names, not a name that resembles it. */
export function includesMicrosoft(spfRecord: string | null | undefined): boolean {
  return spfRecord !== null && spfRecord !== undefined && MICROSOFT_INCLUDE.test(spfRecord);
}
