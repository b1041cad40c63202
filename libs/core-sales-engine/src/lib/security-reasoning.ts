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

type Texts<Code extends string, Text> = Readonly<Record<Code, Text>>;

/** Which summary names exactly the gaps that were found. */
export function planSecuritySummary<Text>(findings: SecurityFindings, texts: Texts<SecuritySummaryCode, Text>): Text {
  const noSpf = findings.spf === 'spf-absent';
  const noDkim = findings.dkim === 'dkim-not-found';
  switch (findings.dmarc) {
    case 'dmarc-absent':
      if (noSpf) return noDkim ? texts['dmarc-absent-no-spf-no-dkim'] : texts['dmarc-absent-no-spf'];
      return noDkim ? texts['dmarc-absent-no-dkim'] : texts['dmarc-absent'];
    case 'dmarc-policy-none':
      if (noSpf) return noDkim ? texts['dmarc-none-no-spf-no-dkim'] : texts['dmarc-none-no-spf'];
      return noDkim ? texts['dmarc-none-no-dkim'] : texts['dmarc-none'];
    case 'dmarc-partial':
      if (noSpf) return noDkim ? texts['dmarc-partial-no-spf-no-dkim'] : texts['dmarc-partial-no-spf'];
      return noDkim ? texts['dmarc-partial-no-dkim'] : texts['dmarc-partial'];
    default:
      if (noSpf) return noDkim ? texts['no-spf-no-dkim'] : texts['no-spf'];
      if (noDkim) return texts['no-dkim'];
      return hasUnread(findings) ? texts['no-gap-seen'] : texts['no-gap'];
  }
}

export function planSecurityAngle<Text>(
  level: RiskLevel,
  findings: SecurityFindings,
  lead: SalesLead,
  texts: Texts<SecurityAngleCode, Text>,
): Text {
  if (isOutOfScope(lead)) return texts['out-of-scope'];
  if (level === 'low') return hasUnread(findings) ? texts['low-incomplete'] : texts.low;
  return level === 'high' ? texts.high : texts.medium;
}

export function planSecurityAction<Text>(
  level: RiskLevel,
  findings: SecurityFindings,
  lead: SalesLead,
  texts: Texts<SecurityActionCode, Text>,
): Text {
  if (isOutOfScope(lead)) return texts['out-of-scope'];
  const stays = lead.provider === 'M365';
  if (level === 'high') return stays ? texts['high-stay'] : texts['high-move'];
  if (level === 'medium') return stays ? texts['medium-stay'] : texts['medium-move'];
  if (hasUnread(findings)) return texts['low-incomplete'];
  return stays ? texts['low-stay'] : texts['low-move'];
}

function isOutOfScope({ segment, hardFail }: SalesLead): boolean {
  return segment === 'Skip' || hardFail === 'mx-missing';
}

function hasUnread({ spf, dkim, dmarc }: SecurityFindings): boolean {
  return spf === 'spf-unread' || dkim === 'dkim-unread' || dmarc === 'dmarc-unread';
}
