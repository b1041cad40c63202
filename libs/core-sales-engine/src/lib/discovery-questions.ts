import type { SalesLead, TenantSize } from './sales-lead.js';

/** One question to the customer. */
export type QuestionCode =
  | 'tenant-use'
  | 'mail-satisfaction'
  | 'security-worries'
  | 'mail-administration'
  | 'local-server-growth'
  | 'features-in-use'
  | 'extra-protection'
  | 'deliverability'
  | 'mail-in-general'
  | 'it-priorities'
  | 'central-strategy'
  | 'compliance'
  | 'user-growth'
  | 'administration-budget'
  | 'yearly-budget'
  | 'decision-process'
  | 'timing';

const BY_SIZE: Readonly<Record<TenantSize, readonly QuestionCode[]>> = {
  large: ['central-strategy', 'compliance'],
  medium: ['user-growth'],
  small: ['administration-budget'],
};
const ALWAYS: readonly QuestionCode[] = ['yearly-budget', 'decision-process', 'timing'];

/**
 * What to ask, in order: by segment, by size, then budget, decision and timing. A tenant elsewhere changes the first
 * question and never their number.
 */
export function planDiscoveryQuestions(lead: SalesLead): QuestionCode[] {
  const questions = questionsBySegment(lead);
  if (lead.tenantSize !== null) questions.push(...BY_SIZE[lead.tenantSize]);
  questions.push(...ALWAYS);
  return questions;
}

function questionsBySegment({ segment, provider, tenantElsewhere }: SalesLead): QuestionCode[] {
  if (segment === 'Existing') return ['features-in-use', 'extra-protection', 'deliverability'];
  if (segment !== 'Migration') {
    return [tenantElsewhere === true ? 'tenant-use' : 'mail-in-general', 'it-priorities'];
  }
  const first = tenantElsewhere === true ? 'tenant-use' : 'mail-satisfaction';
  return provider === 'Local'
    ? [first, 'security-worries', 'mail-administration', 'local-server-growth']
    : [first, 'security-worries', 'mail-administration'];
}
