import type { MatchedRow } from './matched-row';
import type { PushChoices } from './push-choices';

export type MatchVerdict =
  | { readonly kind: 'create' }
  /** One open lead, or the first of several: the rows come newest change first. */
  | { readonly kind: 'adopt'; readonly leadId: string; readonly ambiguous: boolean }
  | { readonly kind: 'blocked'; readonly code: 'existing-customer' | 'open-opportunity' }
  | { readonly kind: 'closed'; readonly leadId: string };

/**
 * Decides what the rows about the same company mean for a lead that Dynamics does not know by its key. An open lead is
 * joined rather than doubled; behind it, what a person must decide comes before what Hunter may do alone.
 */
export function judgeMatches(matches: readonly MatchedRow[], choices: PushChoices): MatchVerdict {
  const leads = matches.filter(({ table }) => table === 'lead');
  const openLeads = leads.filter(({ open }) => open);
  const [adopted] = openLeads;
  if (adopted !== undefined) return { kind: 'adopt', leadId: adopted.id, ambiguous: openLeads.length > 1 };
  const has = (table: MatchedRow['table']) => matches.some((row) => row.table === table);
  if (has('opportunity') && !choices.override.includes('open-opportunity')) {
    return { kind: 'blocked', code: 'open-opportunity' };
  }
  if (has('account') && !choices.override.includes('existing-customer')) {
    return { kind: 'blocked', code: 'existing-customer' };
  }
  const [closed] = leads;
  const decided = has('account') || has('opportunity');
  return closed === undefined || decided ? { kind: 'create' } : { kind: 'closed', leadId: closed.id };
}
