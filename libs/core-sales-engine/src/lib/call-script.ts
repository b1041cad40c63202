import type { SalesLead, TenantSize } from './sales-lead.js';

/** One thing the rep says; lines come in the order in which they are said. */
export type CallLineCode =
  | 'cold-opening'
  | 'cold-improvement'
  | 'cold-invitation'
  | 'migration-opening'
  | 'migration-opening-unknown-host'
  | 'hosting-country'
  | 'hosting-proxy'
  | 'value-large'
  | 'value-medium'
  | 'value-small'
  | 'value-general'
  | 'migration-offer-call'
  | 'migration-short-call'
  | 'existing-opening'
  | 'existing-opening-unconfirmed'
  | 'existing-defender'
  | 'existing-review-call'
  | 'general-opening'
  | 'general-later'
  | 'no-mail-opening'
  | 'security-gaps'
  | 'tenant-elsewhere';

const VALUE_LINE: Readonly<Record<TenantSize, CallLineCode>> = {
  large: 'value-large',
  medium: 'value-medium',
  small: 'value-small',
};

/** What to say, line by line. Security gaps are spoken of only when there are any that were really read. */
export function planCallScript(lead: SalesLead, hasGaps: boolean): CallLineCode[] {
  if (lead.hardFail === 'mx-missing') return ['no-mail-opening', 'general-later'];
  switch (lead.segment) {
    case 'Migration':
      return planMigrationCall(lead, hasGaps);
    case 'Existing':
      return planExistingCall(lead, hasGaps);
    case 'Cold':
      return planColdCall(lead, hasGaps);
    default:
      return lead.tenantElsewhere === true
        ? ['general-opening', 'tenant-elsewhere', 'general-later']
        : ['general-opening', 'general-later'];
  }
}

function planMigrationCall(lead: SalesLead, hasGaps: boolean): CallLineCode[] {
  const hostKnown = lead.provider !== null && lead.provider !== 'Unknown' && lead.provider !== 'M365';
  const lines: CallLineCode[] = [hostKnown ? 'migration-opening' : 'migration-opening-unknown-host'];
  if (lead.tenantElsewhere === true) lines.push('tenant-elsewhere');
  if (lead.ipContext?.country) lines.push('hosting-country');
  if (lead.ipContext?.isProxy === true) lines.push('hosting-proxy');
  if (hasGaps) lines.push('security-gaps');
  lines.push(lead.tenantSize === null ? 'value-general' : VALUE_LINE[lead.tenantSize]);
  lines.push((lead.readinessScore ?? 0) >= 70 ? 'migration-offer-call' : 'migration-short-call');
  return lines;
}

function planExistingCall(lead: SalesLead, hasGaps: boolean): CallLineCode[] {
  const lines: CallLineCode[] = [lead.provider === 'M365' ? 'existing-opening' : 'existing-opening-unconfirmed'];
  if (hasGaps) lines.push('security-gaps');
  lines.push('existing-defender', 'existing-review-call');
  return lines;
}

function planColdCall(lead: SalesLead, hasGaps: boolean): CallLineCode[] {
  const lines: CallLineCode[] = ['cold-opening'];
  if (lead.tenantElsewhere === true) lines.push('tenant-elsewhere');
  lines.push(hasGaps ? 'security-gaps' : 'cold-improvement', 'cold-invitation');
  return lines;
}
