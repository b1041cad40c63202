import { useCallback } from 'react';
import { useAddressParams } from '../../components/use-address-params';
import { BATCH_PARAM } from '../paths';

/** The push of several leads that is on show. It stands in the address, so a reload loses neither progress nor undo. */
export function useFollowedBatch(): readonly [string | null, (batchId: string | null) => void] {
  const [params, change] = useAddressParams();
  const follow = useCallback(
    (batchId: string | null) => {
      change((current) => {
        if (batchId === null) current.delete(BATCH_PARAM);
        else current.set(BATCH_PARAM, batchId);
        return current;
      });
    },
    [change],
  );
  return [params.get(BATCH_PARAM), follow];
}
