import { useCallback, useMemo } from 'react';
import { readLeadFilter, toPageParams } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';
import { useAddressParams } from '../../components/use-address-params';

export type ChangeFilter = (change: Partial<LeadFilter>) => void;

/** The filter as it stands in the page's address, and a way to change it there. */
export function useLeadFilter(): readonly [LeadFilter, ChangeFilter] {
  const [params, changeParams] = useAddressParams();
  const filter = useMemo(() => readLeadFilter(params), [params]);
  const change = useCallback<ChangeFilter>(
    (next) => {
      changeParams((current) => toPageParams({ ...readLeadFilter(current), ...next }, current));
    },
    [changeParams],
  );
  return [filter, change];
}
