import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readLeadFilter, toPageParams } from '../../api/lead-filter';
import type { LeadFilter } from '../../api/lead-filter';

export type ChangeFilter = (change: Partial<LeadFilter>) => void;

/** The filter as it stands in the page's address, and a way to change it there. */
export function useLeadFilter(): readonly [LeadFilter, ChangeFilter] {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readLeadFilter(params), [params]);
  const change = useCallback<ChangeFilter>(
    (next) => {
      setParams((current) => toPageParams({ ...readLeadFilter(current), ...next }, current), { replace: true });
    },
    [setParams],
  );
  return [filter, change];
}
