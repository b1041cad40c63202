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

/** English sentences, British spelling. */
export const english: MessageCatalogue = {
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
