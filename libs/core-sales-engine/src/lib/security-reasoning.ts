import type { SalesLead } from './sales-lead.js';
import type { RiskLevel, SecurityFinding, SecurityFindings } from './security-risk.js';

/** Which gaps the summary names; what was not read is named apart from it. */
export type SecuritySummaryCode =
  | 'dmarc-absent'
  | 'dmarc-absent-no-spf'
  | 'dmarc-absent-no-dkim'
  | 'dmarc-absent-no-spf-no-dkim'
  | 'dmarc-none'
  | 'dmarc-none-no-spf'
  | 'dmarc-none-no-dkim'
  | 'dmarc-none-no-spf-no-dkim'
  | 'dmarc-partial'
  | 'dmarc-partial-no-spf'
  | 'dmarc-partial-no-dkim'
  | 'dmarc-partial-no-spf-no-dkim'
  | 'no-spf'
  | 'no-dkim'
  | 'no-spf-no-dkim'
  | 'no-gap'
  | 'no-gap-seen';

/** How to bring security up; a lead that nobody should call now gets no sales talk. */
export type SecurityAngleCode = RiskLevel | 'low-incomplete' | 'out-of-scope';

/** What to propose: `move` to a firm whose mail lives elsewhere, `stay` to one that already uses Microsoft 365. */
export type SecurityActionCode = `${RiskLevel}-${'move' | 'stay'}` | 'low-incomplete' | 'out-of-scope';

/** A gap that may be mentioned to the customer. */
export type SecurityGap = Extract<
  SecurityFinding,
  'spf-absent' | 'dkim-not-found' | 'dmarc-absent' | 'dmarc-policy-none' | 'dmarc-partial'
>;

export type SecurityRecord = 'SPF' | 'DKIM' | 'DMARC';

type SenderGap = 'no-spf' | 'no-dkim' | 'no-spf-no-dkim';
type DmarcGap = 'dmarc-absent' | 'dmarc-none' | 'dmarc-partial';

// Tables, because a code put together at run time costs more than the rest of the decision when it picks its sentence.
const SUMMARY_OF: Readonly<Record<DmarcGap, Readonly<Record<SenderGap | 'none', SecuritySummaryCode>>>> = {
  'dmarc-absent': {
    none: 'dmarc-absent',
    'no-spf': 'dmarc-absent-no-spf',
    'no-dkim': 'dmarc-absent-no-dkim',
    'no-spf-no-dkim': 'dmarc-absent-no-spf-no-dkim',
  },
  'dmarc-none': {
    none: 'dmarc-none',
    'no-spf': 'dmarc-none-no-spf',
    'no-dkim': 'dmarc-none-no-dkim',
    'no-spf-no-dkim': 'dmarc-none-no-spf-no-dkim',
  },
  'dmarc-partial': {
    none: 'dmarc-partial',
    'no-spf': 'dmarc-partial-no-spf',
    'no-dkim': 'dmarc-partial-no-dkim',
    'no-spf-no-dkim': 'dmarc-partial-no-spf-no-dkim',
  },
};
const STAY_ACTION = { high: 'high-stay', medium: 'medium-stay', low: 'low-stay' } as const;
const MOVE_ACTION = { high: 'high-move', medium: 'medium-move', low: 'low-move' } as const;

/** Which summary names exactly the gaps that were found. */
export function planSecuritySummary(findings: SecurityFindings): SecuritySummaryCode {
  const senders = planSenderGap(findings);
  switch (findings.dmarc) {
    case 'dmarc-absent':
      return SUMMARY_OF['dmarc-absent'][senders ?? 'none'];
    case 'dmarc-policy-none':
      return SUMMARY_OF['dmarc-none'][senders ?? 'none'];
    case 'dmarc-partial':
      return SUMMARY_OF['dmarc-partial'][senders ?? 'none'];
    default:
      return senders ?? (hasUnread(findings) ? 'no-gap-seen' : 'no-gap');
  }
}

export function planSecurityAngle(level: RiskLevel, findings: SecurityFindings, lead: SalesLead): SecurityAngleCode {
  if (isOutOfScope(lead)) return 'out-of-scope';
  return level === 'low' && hasUnread(findings) ? 'low-incomplete' : level;
}

export function planSecurityAction(level: RiskLevel, findings: SecurityFindings, lead: SalesLead): SecurityActionCode {
  if (isOutOfScope(lead)) return 'out-of-scope';
  if (level === 'low' && hasUnread(findings)) return 'low-incomplete';
  return (lead.provider === 'M365' ? STAY_ACTION : MOVE_ACTION)[level];
}

/** The gaps in the order in which they are told. */
export function readSecurityGaps({ spf, dkim, dmarc }: SecurityFindings): SecurityGap[] {
  const gaps: SecurityGap[] = [];
  if (spf === 'spf-absent') gaps.push(spf);
  if (dkim === 'dkim-not-found') gaps.push(dkim);
  if (dmarc === 'dmarc-absent' || dmarc === 'dmarc-policy-none' || dmarc === 'dmarc-partial') gaps.push(dmarc);
  return gaps;
}

/** The records that could not be read. */
export function readUnreadRecords({ spf, dkim, dmarc }: SecurityFindings): SecurityRecord[] {
  const unread: SecurityRecord[] = [];
  if (spf === 'spf-unread') unread.push('SPF');
  if (dkim === 'dkim-unread') unread.push('DKIM');
  if (dmarc === 'dmarc-unread') unread.push('DMARC');
  return unread;
}

function isOutOfScope({ segment, hardFail }: SalesLead): boolean {
  return segment === 'Skip' || hardFail === 'mx-missing';
}

function planSenderGap({ spf, dkim }: SecurityFindings): SenderGap | null {
  if (spf === 'spf-absent') return dkim === 'dkim-not-found' ? 'no-spf-no-dkim' : 'no-spf';
  return dkim === 'dkim-not-found' ? 'no-dkim' : null;
}

function hasUnread({ spf, dkim, dmarc }: SecurityFindings): boolean {
  return spf === 'spf-unread' || dkim === 'dkim-unread' || dmarc === 'dmarc-unread';
}
