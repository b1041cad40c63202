import type { SalesLead } from './sales-lead.js';

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

type Lines<Line> = Readonly<Record<CallLineCode, Line>>;

/** What to say, line by line. Security gaps are spoken of only when there are any that were really read. */
export function planCallScript<Line>(lead: SalesLead, hasGaps: boolean, lines: Lines<Line>): Line[] {
  if (lead.hardFail === 'mx-missing') return [lines['no-mail-opening'], lines['general-later']];
  switch (lead.segment) {
    case 'Migration':
      return planMigrationCall(lead, hasGaps, lines);
    case 'Existing':
      return planExistingCall(lead, hasGaps, lines);
    case 'Cold':
      return planColdCall(lead, hasGaps, lines);
    default:
      return lead.tenantElsewhere === true
        ? [lines['general-opening'], lines['tenant-elsewhere'], lines['general-later']]
        : [lines['general-opening'], lines['general-later']];
  }
}

function planMigrationCall<Line>(lead: SalesLead, hasGaps: boolean, lines: Lines<Line>): Line[] {
  const hostKnown = lead.provider !== null && lead.provider !== 'Unknown' && lead.provider !== 'M365';
  const said = [hostKnown ? lines['migration-opening'] : lines['migration-opening-unknown-host']];
  if (lead.tenantElsewhere === true) said.push(lines['tenant-elsewhere']);
  if (lead.ipContext?.country) said.push(lines['hosting-country']);
  if (lead.ipContext?.isProxy === true) said.push(lines['hosting-proxy']);
  if (hasGaps) said.push(lines['security-gaps']);
  said.push(planValueLine(lead, lines));
  said.push((lead.readinessScore ?? 0) >= 70 ? lines['migration-offer-call'] : lines['migration-short-call']);
  return said;
}

function planValueLine<Line>({ tenantSize }: SalesLead, lines: Lines<Line>): Line {
  switch (tenantSize) {
    case 'large':
      return lines['value-large'];
    case 'medium':
      return lines['value-medium'];
    case 'small':
      return lines['value-small'];
    case null:
      return lines['value-general'];
  }
}

function planExistingCall<Line>(lead: SalesLead, hasGaps: boolean, lines: Lines<Line>): Line[] {
  const opening = lead.provider === 'M365' ? lines['existing-opening'] : lines['existing-opening-unconfirmed'];
  return hasGaps
    ? [opening, lines['security-gaps'], lines['existing-defender'], lines['existing-review-call']]
    : [opening, lines['existing-defender'], lines['existing-review-call']];
}

function planColdCall<Line>(lead: SalesLead, hasGaps: boolean, lines: Lines<Line>): Line[] {
  const middle = hasGaps ? lines['security-gaps'] : lines['cold-improvement'];
  return lead.tenantElsewhere === true
    ? [lines['cold-opening'], lines['tenant-elsewhere'], middle, lines['cold-invitation']]
    : [lines['cold-opening'], middle, lines['cold-invitation']];
}
