import type { MessageCatalogue } from '../message-catalogue.js';
import { conversation } from './conversation.js';
import { nextStep } from './next-step.js';
import { offer } from './offer.js';
import { oneLiner } from './one-liner.js';
import { opportunity } from './opportunity.js';
import { phrases } from './phrases.js';
import { provider } from './provider.js';
import { security } from './security.js';
import { segment } from './segment.js';

/**
 * Turkish sentences, in the formal "siz". A name that varies (domain, provider, partner) never takes a suffix of its own:
 * the word behind it does, so that vowel harmony and the apostrophe cannot go wrong.
 */
export const turkish: MessageCatalogue = {
  ...phrases,
  ...oneLiner,
  ...segment,
  ...provider,
  ...security,
  ...conversation,
  ...offer,
  ...opportunity,
  ...nextStep,
};
