import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { BATCH_PARAM } from '../paths';

/** The push of several leads that is on show. It stands in the address, so a reload loses neither progress nor undo. */
export function useFollowedBatch(): readonly [string | null, (batchId: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const follow = useCallback(
    (batchId: string | null) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          if (batchId === null) next.delete(BATCH_PARAM);
          else next.set(BATCH_PARAM, batchId);
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [params.get(BATCH_PARAM), follow];
}
