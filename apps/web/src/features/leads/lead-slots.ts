import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { LeadItem } from '../../api/types';

/** What an integration adds to the list; the list itself knows nothing of Dynamics. */
export interface LeadSlots {
  readonly renderStatus: (lead: LeadItem) => ReactNode;
  readonly renderRowAction: (lead: LeadItem, tabIndex: number) => ReactNode;
  readonly renderBulkAction: (leadIds: readonly string[], onDone: () => void) => ReactNode;
}

const LeadSlotsContext = createContext<LeadSlots>({
  renderStatus: () => null,
  renderRowAction: () => null,
  renderBulkAction: () => null,
});

export const LeadSlotsProvider = LeadSlotsContext.Provider;

export function useLeadSlots(): LeadSlots {
  return useContext(LeadSlotsContext);
}
