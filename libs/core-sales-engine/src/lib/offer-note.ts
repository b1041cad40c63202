import type { SalesLead } from './sales-lead.js';

/** What to say about the migration fee: part of the offer, not needed, not certain, or too early for any offer. */
export type OfferNote = 'migration-fee' | 'no-migration' | 'migration-unclear' | 'too-early';

/** Which remark follows the recommended plan. The fee stays in the price fields in every case. */
export function planOfferNote<Note>(
  { segment, provider, hardFail }: SalesLead,
  notes: Readonly<Record<OfferNote, Note>>,
): Note {
  if (segment === null || segment === 'Skip' || hardFail === 'mx-missing') return notes['too-early'];
  if (provider === 'M365') return notes['no-migration'];
  return segment === 'Existing' ? notes['migration-unclear'] : notes['migration-fee'];
}
