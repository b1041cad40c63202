import { appendToList } from './append-to-list.js';
import type { MessageCatalogue } from './messages/message-catalogue.js';
import { planOneLiner, planOneLinerNotes } from './one-liner.js';
import { includesMicrosoft, planMailRoute } from './provider-reasoning.js';
import type { SalesLead } from './sales-lead.js';
import type { SecurityReasoning } from './sales-summary.types.js';
import { planDkimDetail, planDmarcDetail, planSpfDetail } from './security-details.js';
import { planSecurityAction, planSecurityAngle, planSecuritySummary } from './security-reasoning.js';
import { riskLevelOf } from './security-risk.js';
import type { SecurityFindings } from './security-risk.js';
import { planSegmentExplanation } from './segment-explanation.js';
import type { SummaryFacts } from './summary-facts.js';
import { writeSentence } from './summary-facts.js';

export function writeOneLiner(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  let notes = '';
  for (const note of planOneLinerNotes(lead, messages.oneLinerNote)) {
    notes = appendToList(notes, '; ', writeSentence(note, facts));
  }
  const line = writeSentence(planOneLiner(lead, messages.oneLiner), facts);
  const remark = notes === '' ? '.' : ` (${notes}).`;
  return lead.domain === '' ? `${line}${remark}` : `${lead.unicodeDomain || lead.domain} - ${line}${remark}`;
}

export function writeSegmentExplanation(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  let text = writeSentence(planSegmentExplanation(lead, messages.segment), facts);
  const signals = lead.segment === 'Migration' && lead.hardFail !== 'mx-missing' ? listPositiveSignals(lead) : '';
  if (signals !== '') text += ` ${messages.positiveSignals(signals)}`;
  if (lead.incomplete === true && lead.readinessScore !== null) text += ` ${messages.incompleteScore}`;
  return text;
}

function listPositiveSignals({ spf, dkim, dmarcPolicy }: SalesLead): string {
  let signals = spf === true ? 'SPF' : '';
  if (dkim === true) signals = appendToList(signals, ', ', 'DKIM');
  if (dmarcPolicy === 'quarantine' || dmarcPolicy === 'reject') {
    signals = appendToList(signals, ', ', `DMARC (${dmarcPolicy})`);
  }
  return signals;
}

export function writeProviderReasoning(facts: SummaryFacts, messages: MessageCatalogue): string {
  const { lead } = facts;
  let text = writeSentence(planMailRoute(lead, messages.mailRoute), facts);
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
  const summary = writeSentence(planSecuritySummary(findings, messages.securitySummary), facts);
  const unread = listUnreadRecords(findings);
  return {
    risk_level: level,
    summary: unread === '' ? summary : `${summary} ${messages.unreadRecords(unread)}`,
    details: [
      writeSentence(planSpfDetail(findings.spf, messages.securityDetail), facts),
      writeSentence(planDkimDetail(findings.dkim, messages.securityDetail), facts),
      writeSentence(planDmarcDetail(findings.dmarc, messages.securityDetail), facts),
    ],
    sales_angle: planSecurityAngle(level, findings, facts.lead, messages.securityAngle),
    recommended_action: planSecurityAction(level, findings, facts.lead, messages.securityAction),
  };
}

function listUnreadRecords({ spf, dkim, dmarc }: SecurityFindings): string {
  let unread = spf === 'spf-unread' ? 'SPF' : '';
  if (dkim === 'dkim-unread') unread = appendToList(unread, ', ', 'DKIM');
  return dmarc === 'dmarc-unread' ? appendToList(unread, ', ', 'DMARC') : unread;
}
