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

type Audience = 'migration' | 'existing' | 'cold' | 'other';

/** Which words fit the rule that decided and the segment of the lead. */
export function planNextStepMessage(rule: NextStepRule, lead: SalesLead): NextStepMessageCode {
  const audience = readAudience(lead);
  switch (rule) {
    case 'out-of-scope':
      return lead.hardFail === 'mx-missing' ? 'wait-no-mail' : 'wait-out-of-scope';
    case 'opportunity-very-low':
      return 'wait-low-opportunity';
    case 'no-reason-to-act':
      return 'wait-no-reason';
    case 'opportunity-high':
    case 'urgency-high':
      return audience === 'migration' || audience === 'existing' ? `call-now-${audience}` : 'call-now-other';
    case 'opportunity-medium':
    case 'urgency-medium':
      return `call-soon-${audience}`;
    case 'migration-later':
      return 'call-this-week-migration';
    case 'opportunity-low':
    case 'existing-later':
      return `email-${audience}`;
  }
}

// An "existing" customer whose mail is not seen at Microsoft is not told that it uses Microsoft 365.
function readAudience({ segment, provider }: SalesLead): Audience {
  if (segment === 'Migration') return 'migration';
  if (segment === 'Cold') return 'cold';
  return segment === 'Existing' && provider === 'M365' ? 'existing' : 'other';
}
