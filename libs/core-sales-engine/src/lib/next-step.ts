import type { Segment } from './sales-lead.js';
import type { Urgency } from './urgency.js';

/** What to do with the lead. */
export type NextStepAction = 'call' | 'email' | 'wait';
/** By when, counted from the day of the summary. */
export type NextStepTimeline = '24_hours' | '3_days' | '1_week' | '1_month';
/** How eagerly. */
export type NextStepPriority = 'high' | 'medium' | 'low';

/** Which rule set the next step; the first that holds wins. */
export type NextStepRule =
  | 'out-of-scope'
  | 'opportunity-very-low'
  | 'opportunity-high'
  | 'opportunity-medium'
  | 'opportunity-low'
  | 'urgency-high'
  | 'urgency-medium'
  | 'migration-later'
  | 'existing-later'
  | 'no-reason-to-act';

/** What the next step is decided by; null was not worked out. */
export interface NextStepInput {
  readonly segment: Segment | null;
  readonly opportunityPotential: number | null;
  readonly urgency: Urgency;
}

/** What to do, by when and how eagerly. */
export interface NextStep {
  readonly action: NextStepAction;
  readonly timeline: NextStepTimeline;
  readonly priority: NextStepPriority;
}

const WAIT: NextStep = { action: 'wait', timeline: '1_month', priority: 'low' };
const CALL_NOW: NextStep = { action: 'call', timeline: '24_hours', priority: 'high' };
const CALL_SOON: NextStep = { action: 'call', timeline: '3_days', priority: 'medium' };

const CALL_LATER: NextStep = { action: 'call', timeline: '1_week', priority: 'medium' };
const EMAIL: NextStep = { action: 'email', timeline: '1_week', priority: 'low' };
const EMAIL_SOON: NextStep = { action: 'email', timeline: '1_week', priority: 'medium' };

/** What to do with the lead, by when and how eagerly. */
export function nextStep(input: NextStepInput): NextStep {
  return { ...stepOf(nextStepRule(input)) };
}

/** The step that a rule stands for; shared, so whoever hands it on copies it. */
export function stepOf(rule: NextStepRule): NextStep {
  switch (rule) {
    case 'opportunity-high':
    case 'urgency-high':
      return CALL_NOW;
    case 'opportunity-medium':
    case 'urgency-medium':
      return CALL_SOON;
    case 'opportunity-low':
      return EMAIL;
    case 'migration-later':
      return CALL_LATER;
    case 'existing-later':
      return EMAIL_SOON;
    case 'out-of-scope':
    case 'opportunity-very-low':
    case 'no-reason-to-act':
      return WAIT;
  }
}

/** Which rule decides the next step. An opportunity of 80 or more that is not urgent falls through to the last rules. */
export function nextStepRule({ segment, opportunityPotential, urgency }: NextStepInput): NextStepRule {
  if (segment === 'Skip') return 'out-of-scope';
  const sellable = segment === 'Migration' || segment === 'Existing';
  if (opportunityPotential !== null) {
    if (opportunityPotential < 20) return 'opportunity-very-low';
    if (opportunityPotential < 50) return 'opportunity-low';
    if (opportunityPotential < 80) return 'opportunity-medium';
    if (sellable && urgency !== 'low') return 'opportunity-high';
  }
  if (urgency === 'high') return 'urgency-high';
  if (urgency === 'medium') return 'urgency-medium';
  if (segment === 'Migration') return 'migration-later';
  return segment === 'Existing' ? 'existing-later' : 'no-reason-to-act';
}
