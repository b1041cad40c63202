import type { PanelTab } from '../features/lead-panel/panel-tab';

export const paths = {
  leads: '/leads',
  lead: (domain: string) => `/leads/${encodeURIComponent(domain)}`,
  import: '/import',
  dynamics: '/admin/dynamics',
} as const;

export const TAB_PARAM = 'tab';
export const JOB_PARAM = 'job';
export const BATCH_PARAM = 'batch';

/** The address of a lead's panel over the list as it is filtered now. */
export function toLeadAddress(domain: string, search: string, tab?: PanelTab): { pathname: string; search: string } {
  const params = new URLSearchParams(search);
  if (tab === undefined || tab === 'why') params.delete(TAB_PARAM);
  else params.set(TAB_PARAM, tab);
  return { pathname: paths.lead(domain), search: params.toString() };
}

/** The list without a panel, filtered as before. */
export function toListAddress(search: string): { pathname: string; search: string } {
  const params = new URLSearchParams(search);
  params.delete(TAB_PARAM);
  return { pathname: paths.leads, search: params.toString() };
}
