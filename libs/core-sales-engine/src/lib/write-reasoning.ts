import type { MessageCatalogue } from './messages/message-catalogue.js';
import { planOneLiner, planOneLinerNotes } from './one-liner.js';
import { includesMicrosoft, planMailRoute } from './provider-reasoning.js';
import type { SalesLead } from './sales-lead.js';
import type { SecurityReasoning } from './sales-summary.types.js';
import { planSecurityAction, planSecurityAngle, planSecuritySummary, readUnreadRecords } from './security-reasoning.js';
import { riskLevelOf } from './security-risk.js';
import type { SecurityFindings } from './security-risk.js';
import { planSegmentExplanation } from './segment-explanation.js';
import type { SummaryFacts } from './summary-facts.js';

export function writeOneLiner(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  const code = planOneLiner(lead);
  const notes = planOneLinerNotes(lead, code).map((note) => messages.oneLinerNote[note](facts));
  const remark = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  const line = `${messages.oneLiner[code](facts)}${remark}.`;
  return lead.domain === '' ? line : `${lead.unicodeDomain || lead.domain} - ${line}`;
}

export function writeSegmentExplanation(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  let text = messages.segment[planSegmentExplanation(lead)](facts);
  const signals = lead.segment === 'Migration' && lead.hardFail !== 'mx-missing' ? readPositiveSignals(lead) : [];
  if (signals.length > 0) text += ` ${messages.positiveSignals(signals.join(', '))}`;
  if (lead.incomplete === true && lead.readinessScore !== null) text += ` ${messages.incompleteScore}`;
  return text;
}

function readPositiveSignals({ spf, dkim, dmarcPolicy }: SalesLead): string[] {
  const signals: string[] = [];
  if (spf === true) signals.push('SPF');
  if (dkim === true) signals.push('DKIM');
  if (dmarcPolicy === 'quarantine' || dmarcPolicy === 'reject') signals.push(`DMARC (${dmarcPolicy})`);
  return signals;
}

export function writeProviderReasoning(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  let text = messages.mailRoute[planMailRoute(lead)](facts);
  if (lead.provider === 'M365' && includesMicrosoft(lead.spfRecord)) text += ` ${messages.spfIncludesMicrosoft}`;
  if (lead.infrastructureSummary) text += ` ${messages.infrastructure(lead.infrastructureSummary)}`;
  if (lead.tenantElsewhere === true) text += ` ${messages.tenantElsewhere}`;
  if (lead.hardFail !== 'mx-missing') text += ` ${messages.providerMeaning[lead.provider ?? 'Unknown']}`;
  return text;
}

export function writeSecurityReasoning(
  facts: SummaryFacts,
  findings: SecurityFindings,
  messages: MessageCatalogue,
): SecurityReasoning {
  const level = riskLevelOf(findings);
  const summary = messages.securitySummary[planSecuritySummary(findings)](facts);
  const unread = readUnreadRecords(findings);
  return {
    risk_level: level,
    summary: unread.length === 0 ? summary : `${summary} ${messages.unreadRecords(unread.join(', '))}`,
    details: [
      messages.securityDetail[findings.spf](facts),
      messages.securityDetail[findings.dkim](facts),
      messages.securityDetail[findings.dmarc](facts),
    ],
    sales_angle: messages.securityAngle[planSecurityAngle(level, findings, facts.lead)],
    recommended_action: messages.securityAction[planSecurityAction(level, findings, facts.lead)],
  };
}
