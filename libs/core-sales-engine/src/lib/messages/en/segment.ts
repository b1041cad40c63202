import type { SegmentMessages } from '../message-catalogue.js';

export const segment: SegmentMessages = {
  segment: {
    'segment-unknown':
      'This company has no segment yet because it could not be scored. Scan the domain again, then decide.',
    'mx-missing':
      'Out of scope (Skip): the domain has no server that takes mail, so the score is 0. Check whether the company uses another domain for mail.',
    'existing-strong': ({ score }) =>
      `Existing Microsoft 365 user (Existing). Readiness is good at ${score}: a strong candidate for Defender and the security add-ons.`,
    'existing-improvable': ({ score }) =>
      `Existing Microsoft 365 user (Existing). Readiness is medium at ${score}: follow up with improvements to mail security.`,
    'existing-weak': ({ score }) =>
      `Existing Microsoft 365 user (Existing). Readiness is low at ${score}: a long-term improvement plan comes before any upsell.`,
    'existing-unscored':
      'Existing Microsoft 365 user (Existing). There is no readiness score yet; find out about security and upsell needs on the call.',
    'existing-other-provider': ({ host }) =>
      `Listed as an existing customer (Existing), yet the mail provider that was read is not Microsoft 365 but ${host}. The data may be inconsistent; scan again before you call.`,
    'existing-provider-unknown':
      'Listed as an existing customer (Existing), but the mail provider could not be identified. Scan again before you call.',
    'migration-very-high': ({ score, host }) =>
      `Migration candidate (Migration): mail is currently on ${host}. Readiness is very high at ${score}; the company looks ready to move.`,
    'migration-high': ({ score, host }) =>
      `Migration candidate (Migration): mail is currently on ${host}. Readiness is good at ${score}; the company is well suited to a move.`,
    'migration-sufficient': ({ score, host }) =>
      `Migration candidate (Migration): mail is currently on ${host}. Readiness of ${score} is enough for a move; follow up.`,
    'migration-below-minimum': ({ score, host }) =>
      `Listed as a migration candidate (Migration), with mail currently on ${host}. Readiness is ${score}, although this segment asks for at least 60; the record is inconsistent, so scan again.`,
    'migration-unscored': ({ host }) =>
      `Migration candidate (Migration): mail is currently on ${host}. There is no readiness score yet, so a closer look is needed before any offer.`,
    'cold-local': ({ score, host }) =>
      `Cold lead (Cold): mail is on ${host} and readiness is ${score}. There is some migration potential at low priority; keep in touch over the long term.`,
    'cold-medium': ({ score, host }) =>
      `Cold lead (Cold): mail is on ${host} and readiness is ${score}, which is fair but not enough for a migration candidate. Review in 1–2 months.`,
    'cold-low': ({ score, host }) =>
      `Cold lead (Cold): mail is on ${host} and readiness is ${score}; the signs of a move are weak. Review in 1–2 months.`,
    'cold-unscored': ({ host }) =>
      `Cold lead (Cold): mail is on ${host}, and there is no readiness score yet. Scan again, then decide.`,
    'skip-very-low': ({ score }) => `Out of scope (Skip): readiness is very low at ${score}. Scan again in 3–6 months.`,
    'skip-local-empty': ({ score, host }) =>
      `Out of scope (Skip): mail is on ${host} and readiness is only ${score}. Do not follow up now; scan again in 3–6 months.`,
    'skip-unmatched': ({ score }) =>
      `Out of scope (Skip): readiness is ${score}, but the rule set does not count this provider as a migration candidate at present. Scan again in 3–6 months.`,
    'skip-unscored': 'Out of scope (Skip): there is no readiness score yet. Scan again in 3–6 months.',
  },
  positiveSignals: (signals) => `Positive signals: ${signals}.`,
  incompleteScore: 'Some records could not be read, so the score is provisional.',
};
