import type { NextStepMessages } from '../message-catalogue.js';
import type { SummaryFacts } from '../../summary-facts.js';

const SEND_NOTHING = 'It is better not to send the customer anything now.';

function reason({ total, urgency }: SummaryFacts): string {
  return `Opportunity ${total}, urgency ${urgency}.`;
}

function days(count: number | null): string {
  const distance = Math.abs(count ?? 0);
  return distance === 1 ? '1 day' : `${distance} days`;
}

export const nextStep: NextStepMessages = {
  urgencyReason: {
    'priority-first': 'Priority 1: at the very top of the list.',
    'migration-ready': ({ score }) => `A migration candidate with a readiness of ${score}.`,
    'registration-expired': ({ daysToExpiry }) =>
      `The domain registration appears to have expired ${days(daysToExpiry)} ago.`,
    'registration-ends-soon': ({ daysToExpiry }) =>
      daysToExpiry === 0
        ? 'The domain registration expires today.'
        : `The domain registration expires in ${days(daysToExpiry)}.`,
    'priority-second': 'Priority 2: near the top of the list.',
    'migration-suitable': ({ score }) => `A suitable migration candidate with a readiness of ${score}.`,
    'existing-strong': ({ score }) => `An existing customer with a readiness of ${score}; a good fit for an upsell.`,
    'registration-ends-later': ({ daysToExpiry }) => `The domain registration expires in ${days(daysToExpiry)}.`,
    'nothing-pressing': 'Nothing was seen that presses for time.',
  },
  nextStep: {
    'wait-no-mail': {
      message: SEND_NOTHING,
      note: 'The domain takes no mail. Scan again in a month, or find out which domain the company uses.',
    },
    'wait-out-of-scope': {
      message: SEND_NOTHING,
      note: (facts) => `Segment out of scope. ${reason(facts)} Review in a month.`,
    },
    'wait-low-opportunity': {
      message: SEND_NOTHING,
      note: (facts) => `${reason(facts)} The opportunity is very low; review in a month.`,
    },
    'wait-no-reason': {
      message: SEND_NOTHING,
      note: (facts) => `${reason(facts)} There is no reason to act; review in a month.`,
    },
    'call-now-migration': {
      message: ({ name }) =>
        `We have prepared a Microsoft 365 migration proposal for ${name} and would like to walk you through it in 15 minutes; would today or tomorrow suit you?`,
      note: (facts) => `${reason(facts)} Call within 24 hours and arrange a meeting about the migration offer.`,
    },
    'call-now-existing': {
      message:
        'We have a few suggestions for the security of your Microsoft 365 environment; could we talk briefly today or tomorrow?',
      note: (facts) => `${reason(facts)} Call within 24 hours about a security review and an upsell.`,
    },
    'call-now-other': {
      message: ({ name }) =>
        `There is something about ${name} we would like to discuss briefly; do you have a few minutes today or tomorrow?`,
      note: (facts) => `${reason(facts)} Call within 24 hours; find out the need and the decision maker.`,
    },
    'call-soon-migration': {
      message: ({ name }) =>
        `We would like to talk briefly about the mail set-up of ${name} and your Microsoft 365 options; would this week suit you?`,
      note: (facts) => `${reason(facts)} Call within three days; clarify needs and the decision process.`,
    },
    'call-soon-existing': {
      message:
        'We would like to review your use of Microsoft 365 with you and suggest a few improvements; would this week suit you?',
      note: (facts) => `${reason(facts)} Call within three days; find out about usage and security needs.`,
    },
    'call-soon-cold': {
      message: ({ name }) =>
        `We would like to share the results of a short mail check of ${name}; do you have 10 minutes this week?`,
      note: (facts) => `${reason(facts)} Call within three days to introduce yourself; make no offer yet.`,
    },
    'call-soon-other': {
      message: 'We would like to talk briefly about your mail set-up; would this week suit you?',
      note: (facts) =>
        `${reason(facts)} The records are incomplete or inconsistent; scan again first, then call within three days.`,
    },
    'call-this-week-migration': {
      message: ({ name }) =>
        `We would like to talk about Microsoft 365 migration options for ${name}; when would suit you in the coming days?`,
      note: (facts) => `${reason(facts)} Call within a week; nothing presses.`,
    },
    'email-migration': {
      message: ({ name }) =>
        `We have written a short assessment of the mail set-up of ${name} and would be glad to share it if you are interested.`,
      note: (facts) => `${reason(facts)} Send an informative e-mail within a week; call if they reply.`,
    },
    'email-existing': {
      message:
        'We would be glad to share our security and productivity suggestions for your Microsoft 365 environment; would that be of interest?',
      note: (facts) => `${reason(facts)} Send the suggestions by e-mail within a week; call if they reply.`,
    },
    'email-cold': {
      message: 'We would like to send you a short guide to mail security; would that be of interest?',
      note: (facts) => `${reason(facts)} Send an informative e-mail within a week and keep it on the long-term list.`,
    },
    'email-other': {
      message: 'We would like to learn about your mail set-up; whom could we talk to about it?',
      note: (facts) =>
        `${reason(facts)} The records are incomplete or inconsistent; scan again first, then write within a week.`,
    },
  },
};
