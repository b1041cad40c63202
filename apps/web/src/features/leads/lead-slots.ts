import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { LeadFilter } from '../../api/lead-filter';
import type { LeadItem } from '../../api/types';

/** Everything behind a filter of the list, also what is not loaded. */
export interface MatchingLeads {
  readonly filter: LeadFilter;
  readonly total: number;
}

/** What an integration adds to the list; the list itself knows nothing of Dynamics. */
export interface LeadSlots {
  readonly renderStatus: (lead: LeadItem) => ReactNode;
  readonly renderRowAction: (lead: LeadItem, tabIndex: number) => ReactNode;
  readonly renderBulkAction: (leadIds: readonly string[], onDone: () => void) => ReactNode;
  readonly renderMatchingAction: (matching: MatchingLeads, onDone: () => void) => ReactNode;
}

const LeadSlotsContext = createContext<LeadSlots>({
  renderStatus: () => null,
  renderRowAction: () => null,
  renderBulkAction: () => null,
  renderMatchingAction: () => null,
});

export const LeadSlotsProvider = LeadSlotsContext.Provider;

export function useLeadSlots(): LeadSlots {
  return useContext(LeadSlotsContext);
}
