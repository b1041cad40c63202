import type { LeadPreview } from '../../api/types';

/** What a person may have to act on comes first, what changes nothing last. */
const ORDER: readonly LeadPreview['action'][] = ['blocked', 'unknown', 'update', 'create', 'no-op'];

export function orderPreviewItems(items: readonly LeadPreview[]): readonly LeadPreview[] {
  return [...items].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
}
