import { nextStep, offerTier, opportunity, securityRisk, urgency } from '../src/index.js';
import { readVectors } from './read-vectors.js';

const decisions = {
  'offer-tier': offerTier,
  opportunity,
  urgency,
  'next-step': nextStep,
  'security-risk': securityRisk,
};

describe.each(Object.entries(decisions))('%s', (name, decide) => {
  test.each(readVectors<never, unknown>(name))('decides %j as recorded', ({ input, output }) => {
    expect(decide(input)).toStrictEqual(output);
  });
});
