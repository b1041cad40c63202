import type { NextStepRule } from './next-step.js';
import type { SalesLead } from './sales-lead.js';

/** The words of a next step: for the customer, and for the CRM. */
export type NextStepMessageCode =
  | 'wait-no-mail'
  | 'wait-out-of-scope'
  | 'wait-low-opportunity'
  | 'wait-no-reason'
  | 'call-now-migration'
  | 'call-now-existing'
  | 'call-now-other'
  | 'call-soon-migration'
  | 'call-soon-existing'
  | 'call-soon-cold'
  | 'call-soon-other'
  | 'call-this-week-migration'
  | 'email-migration'
  | 'email-existing'
  | 'email-cold'
  | 'email-other';

type Words<Text> = Readonly<Record<NextStepMessageCode, Text>>;

/** Which words fit the rule that decided and the segment of the lead. */
export function planNextStepMessage<Text>(rule: NextStepRule, lead: SalesLead, words: Words<Text>): Text {
  switch (rule) {
    case 'out-of-scope':
      return lead.hardFail === 'mx-missing' ? words['wait-no-mail'] : words['wait-out-of-scope'];
    case 'opportunity-very-low':
      return words['wait-low-opportunity'];
    case 'no-reason-to-act':
      return words['wait-no-reason'];
    case 'opportunity-high':
    case 'urgency-high':
      return planCallNow(lead, words);
    case 'opportunity-medium':
    case 'urgency-medium':
      return planCallSoon(lead, words);
    case 'migration-later':
      return words['call-this-week-migration'];
    case 'opportunity-low':
    case 'existing-later':
      return planEmail(lead, words);
  }
}

function planCallNow<Text>(lead: SalesLead, words: Words<Text>): Text {
  if (lead.segment === 'Migration') return words['call-now-migration'];
  return isMicrosoftCustomer(lead) ? words['call-now-existing'] : words['call-now-other'];
}

function planCallSoon<Text>(lead: SalesLead, words: Words<Text>): Text {
  if (lead.segment === 'Migration') return words['call-soon-migration'];
  if (lead.segment === 'Cold') return words['call-soon-cold'];
  return isMicrosoftCustomer(lead) ? words['call-soon-existing'] : words['call-soon-other'];
}

function planEmail<Text>(lead: SalesLead, words: Words<Text>): Text {
  if (lead.segment === 'Migration') return words['email-migration'];
  if (lead.segment === 'Cold') return words['email-cold'];
  return isMicrosoftCustomer(lead) ? words['email-existing'] : words['email-other'];
}

// An "existing" customer whose mail is not seen at Microsoft is not told that it uses Microsoft 365.
function isMicrosoftCustomer({ segment, provider }: SalesLead): boolean {
  return segment === 'Existing' && provider === 'M365';
}
